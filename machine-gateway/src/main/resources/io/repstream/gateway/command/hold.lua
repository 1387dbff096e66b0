-- Renews the lease of the command in flight, as long as its connection owns the machine.
-- KEYS: owner hash, lease. ARGV: epoch, command id, milliseconds.
if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[2], ARGV[1] .. ':' .. ARGV[2], 'PX', ARGV[3])
return 1
