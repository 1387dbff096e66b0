-- Makes a connection the owner of its machine: newest wins.
-- KEYS: owner hash, session text. ARGV: gateway id, boot id, epoch milliseconds, '1' to claim.
-- The epoch never falls and never repeats, even after a failover that lost the last one, because
-- it also never lies behind the server's clock. Doubles hold it exactly until the year 2255.
local time = redis.call('TIME')
local epoch = time[1] * 1000000 + time[2]
local old = tonumber(redis.call('HGET', KEYS[1], 'epoch') or '0')
if old >= epoch then
  epoch = old + 1
end
local text = string.format('%.0f', epoch)
if ARGV[4] == '1' then
  redis.call('HSET', KEYS[1],
    'gatewayId', ARGV[1], 'epoch', text, 'bootId', ARGV[2], 'sinceMs', ARGV[3])
end
return {text, redis.call('GET', KEYS[2])}
