-- Stores one entry of a telemetry stream and raises the durable marks of its machines.
-- KEYS: stream, durable marks, safety stream.
-- ARGV: entry bytes, safety entry bytes or '', then field and sequence number of each mark.
-- A mark is '<seq>@<day of its last change>'; sequence numbers are compared as decimal text, since
-- a double would round above 2^53.
local id = redis.call('XADD', KEYS[1], '*', 'b', ARGV[1])
if ARGV[2] ~= '' then
  redis.call('XADD', KEYS[3], '*', 'b', ARGV[2])
end
local today = string.format('@%d', math.floor(redis.call('TIME')[1] / 86400))
for i = 3, #ARGV, 2 do
  local mark = redis.call('HGET', KEYS[2], ARGV[i])
  local old = mark and string.match(mark, '^%d+') or ''
  local new = ARGV[i + 1]
  if #new > #old or (#new == #old and new > old) then
    redis.call('HSET', KEYS[2], ARGV[i], new .. today)
  end
end
return id
