-- The bucket of a key, 0 to 9999, as the SDK computes it: a read goes to the new side while the bucket is below the
-- route's percent_bp. Install where you like; nothing of Inchworm needs it. Its numbers never change.

create function bucket_product(a bigint, b bigint) returns bigint immutable strict parallel safe language sql as $$
    -- 32 bits times 32 bits, the low 32 bits, without leaving bigint
    select (a * (b & 65535) + (((a * (b >> 16)) & 65535) << 16)) & 4294967295
$$;

create function bucket_turned(a bigint, bits integer) returns bigint immutable strict parallel safe language sql as $$
    select ((a << bits) | (a >> (32 - bits))) & 4294967295
$$;

-- MurmurHash3 x86 32 bit
create function bucket_hash(data bytea, seed bigint) returns bigint immutable strict parallel safe language plpgsql as $$
declare
    hash bigint := seed;
    block bigint := 0;
    held integer := 0;
begin
    for i in 0 .. length(data) - 1 loop
        block := block | (get_byte(data, i)::bigint << (8 * held));
        held := held + 1;
        if held = 4 or i = length(data) - 1 then
            hash := hash # bucket_product(bucket_turned(bucket_product(block, 3432918353), 15), 461845907);
            if held = 4 then
                hash := (bucket_turned(hash, 13) * 5 + 3864292196) & 4294967295;
            end if;
            block := 0;
            held := 0;
        end if;
    end loop;
    hash := hash # length(data);
    hash := bucket_product(hash # (hash >> 16), 2246822507);
    hash := bucket_product(hash # (hash >> 13), 3266489909);
    return hash # (hash >> 16);
end
$$;

create function bucket_of(migration text, salt text, key text) returns integer immutable strict parallel safe
language sql as $$
    select ((bucket_hash(
        convert_to(key, 'UTF8'), bucket_hash(convert_to(migration || ':' || salt, 'UTF8'), 0)) * 10000) >> 32)::integer
$$;
