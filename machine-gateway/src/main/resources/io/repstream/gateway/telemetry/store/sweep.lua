-- Removes marks that have not changed for long, a part of the hash at a time. Looking and removing
-- in one step, it cannot remove a mark that was raised in between.
-- KEYS: durable marks. ARGV: cursor, how many to look at, first day that is kept.
local page = redis.call('HSCAN', KEYS[1], ARGV[1], 'COUNT', ARGV[2])
local removed = 0
for i = 1, #page[2], 2 do
  local day = string.match(page[2][i + 1], '@(%d+)$')
  if not day or tonumber(day) < tonumber(ARGV[3]) then
    removed = removed + redis.call('HDEL', KEYS[1], page[2][i])
  end
end
return {page[1], removed}
