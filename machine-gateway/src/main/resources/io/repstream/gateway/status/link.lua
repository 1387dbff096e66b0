-- Writes links of one gym's machines, each only where no newer connection has written before it,
-- and hints those who watch the floor.
-- KEYS: link hash. ARGV: channel, hint, then machine id, epoch and JSON of each.
local written = 0
for i = 3, #ARGV, 3 do
  local old = redis.call('HGET', KEYS[1], ARGV[i])
  local readable, status = pcall(cjson.decode, old or '')
  if not readable or tonumber(ARGV[i + 1]) >= (tonumber(status.epoch) or 0) then
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 2])
    written = written + 1
  end
end
if written > 0 then
  redis.call('PUBLISH', ARGV[1], ARGV[2])
end
return written
