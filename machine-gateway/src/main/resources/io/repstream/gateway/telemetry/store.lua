-- Stores one entry of a telemetry stream and raises the durable marks of its machines.
-- KEYS: stream, durable marks, safety stream.
-- ARGV: entry bytes, safety entry bytes or '', then field and sequence number of each mark.
-- Marks are compared as decimal text, since a double would round above 2^53.
local id = redis.call('XADD', KEYS[1], '*', 'b', ARGV[1])
if ARGV[2] ~= '' then
  redis.call('XADD', KEYS[3], '*', 'b', ARGV[2])
end
for i = 3, #ARGV, 2 do
  local old = redis.call('HGET', KEYS[2], ARGV[i])
  local new = ARGV[i + 1]
  if not old or #new > #old or (#new == #old and new > old) then
    redis.call('HSET', KEYS[2], ARGV[i], new)
  end
end
return id
