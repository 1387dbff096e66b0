-- Makes a connection the owner of its machine: newest wins.
-- KEYS: owner hash, session text, quarantine. ARGV: gateway id, boot id, epoch milliseconds, '1' to
-- claim, channel prefix of gateways, machine id.
-- Answers the epoch and the session text, or nothing where the machine is quarantined.
-- The epoch never falls and never repeats, even after a failover that lost the last one, because
-- it also never lies behind the server's clock. Doubles hold it exactly until the year 2255.
if redis.call('EXISTS', KEYS[3]) == 1 then
  return {}
end
local time = redis.call('TIME')
local nowMs = time[1] * 1000 + math.floor(time[2] / 1000)
local owner = redis.call('HMGET', KEYS[1],
  'epoch', 'gatewayId', 'bootId', 'otherBootId', 'alternations')

local function wake(gatewayId)
  if gatewayId then
    redis.call('PUBLISH', ARGV[5] .. gatewayId, ARGV[6])
  end
end

-- The same boot back is a reconnect. Only a change between the same two boots counts: a machine
-- that reboots again and again brings a new one each time.
local function alternations()
  local recent = {}
  if owner[4] == ARGV[2] then
    for at in string.gmatch(owner[5] or '', '%d+') do
      if nowMs - tonumber(at) < 60000 then
        recent[#recent + 1] = at
      end
    end
  end
  recent[#recent + 1] = string.format('%.0f', nowMs)
  return recent
end

if ARGV[4] == '1' and owner[3] and owner[3] ~= ARGV[2] then
  local recent = alternations()
  if #recent >= 5 then
    redis.call('HDEL', KEYS[1], 'otherBootId', 'alternations')
    redis.call('SET', KEYS[3], string.format('%.0f', nowMs), 'PX', 3600000)
    wake(owner[2])
    return {}
  end
  redis.call('HSET', KEYS[1],
    'otherBootId', owner[3], 'alternations', table.concat(recent, ','))
end

local epoch = time[1] * 1000000 + time[2]
local old = tonumber(owner[1] or '0')
if old >= epoch then
  epoch = old + 1
end
local text = string.format('%.0f', epoch)
if ARGV[4] == '1' then
  redis.call('HSET', KEYS[1],
    'gatewayId', ARGV[1], 'epoch', text, 'bootId', ARGV[2], 'sinceMs', ARGV[3])
  if owner[2] ~= ARGV[1] then
    wake(owner[2])
  end
end
return {text, redis.call('GET', KEYS[2])}
