-- Ends a link that a lost gateway left open; nothing happens where anybody has written since, so
-- of several gateways that notice the loss one makes the event.
-- KEYS: link hash. ARGV: machine id, JSON as it was read, JSON of the ended link, channel, hint.
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
redis.call('PUBLISH', ARGV[4], ARGV[5])
return 1
