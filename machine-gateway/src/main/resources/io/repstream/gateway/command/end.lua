-- Removes a command whose end was told, and its lease; keeps its id, so that it is not queued
-- again. Whoever was told the truth may do this, owner or not.
-- KEYS: waiting commands, lease, ended ids. ARGV: command id, ids to keep, milliseconds to keep.
for _, waiting in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
  local readable, command = pcall(cjson.decode, waiting)
  if readable and command.commandId == ARGV[1] then
    redis.call('LREM', KEYS[1], 1, waiting)
  end
end
local lease = redis.call('GET', KEYS[2])
if lease and string.sub(lease, -#ARGV[1]) == ARGV[1] then
  redis.call('DEL', KEYS[2])
end
redis.call('LPUSH', KEYS[3], ARGV[1])
redis.call('LTRIM', KEYS[3], 0, tonumber(ARGV[2]) - 1)
redis.call('PEXPIRE', KEYS[3], ARGV[3])
return 1
