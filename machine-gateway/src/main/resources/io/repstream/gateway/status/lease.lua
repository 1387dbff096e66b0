-- Renews one gateway's lease by the server's clock and shows all leases.
-- KEYS: lease hash. ARGV: gateway id.
local time = redis.call('TIME')
local now = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))
redis.call('HSET', KEYS[1], ARGV[1], now)
return {now, redis.call('HGETALL', KEYS[1])}
