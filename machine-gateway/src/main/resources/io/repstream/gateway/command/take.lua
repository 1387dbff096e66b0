-- Takes the first waiting command of a machine, for the connection that owns it. A lease of an
-- older owner does not count: that connection speaks for the machine no more.
-- KEYS: owner hash, waiting commands, lease. ARGV: epoch, longest lease in milliseconds.
-- Answers the first command as it is now and the milliseconds that it has left, or nothing.
if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] then
  return {}
end
local head = redis.call('LINDEX', KEYS[2], 0)
local lease = redis.call('GET', KEYS[3])
if not head or (lease and string.sub(lease, 1, #ARGV[1] + 1) == ARGV[1] .. ':') then
  return {}
end
local readable, command = pcall(cjson.decode, head)
if not readable then
  redis.call('LPOP', KEYS[2])
  return {}
end
local time = redis.call('TIME')
local left = command.expiresAtMs - (time[1] * 1000 + math.floor(time[2] / 1000))
if left > 0 then
  command.taken = command.taken + 1
  head = cjson.encode(command)
  redis.call('LSET', KEYS[2], 0, head)
  redis.call('SET', KEYS[3], ARGV[1] .. ':' .. command.commandId,
    'PX', math.min(left, tonumber(ARGV[2])))
end
return {head, string.format('%.0f', left)}
