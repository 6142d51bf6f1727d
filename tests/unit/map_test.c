/* base/map: keys of any bytes, and SipHash by its own vectors. */
#include "base/map.h"
#include "tap.h"

static void
test_put_get(void)
{
	struct map m;
	int one, two;

	map_init(&m);
	ok(map_get(&m, "a", 1) == NULL, "empty");
	ok(map_put(&m, "a", 1, &one) == NULL, "a new key");
	ok(map_get(&m, "a", 1) == &one && map_get(&m, "ab", 2) == NULL && map_get(&m, "", 0) == NULL, "only that one is found");
	ok(map_put(&m, "a", 1, &two) == &one && map_get(&m, "a", 1) == &two && m.count == 1, "replaced");
	map_put(&m, "", 0, &one);
	map_put(&m, "a\0b", 3, &one);
	ok(map_get(&m, "", 0) == &one && map_get(&m, "a\0b", 3) == &one && map_get(&m, "a\0c", 3) == NULL, "the empty key, and zero bytes in keys");
	map_clear(&m);
	ok(m.count == 0 && map_get(&m, "a", 1) == NULL, "cleared");
}

static void
test_many(void)
{
	static int values[5000];
	struct map m;
	char key[16];
	size_t i, bad = 0;

	map_init(&m);
	for (i = 0; i < 5000; i++) {
		snprintf(key, sizeof(key), "key%zu", i);
		map_put(&m, key, strlen(key), &values[i]);
	}
	for (i = 0; i < 5000; i++) {
		snprintf(key, sizeof(key), "key%zu", i);
		bad += map_get(&m, key, strlen(key)) != &values[i];
	}
	ok(bad == 0 && m.count == 5000, "thousands of keys");
	map_clear(&m);
}

static void
test_hash(void)
{
	/* The reference vectors: key 00 01 .. 0F, input 00 01 .. of each length. */
	static const uint64_t seed[2] = { 0x0706050403020100ULL, 0x0f0e0d0c0b0a0908ULL };
	static const struct {
		size_t len;
		uint64_t hash;
	} vectors[] = {
		{ 0, 0x726fdb47dd0e0e31ULL }, { 1, 0x74f839c593dc67fdULL }, { 7, 0xab0200f58b01d137ULL }, { 8, 0x93f5f5799a932462ULL },
		{ 15, 0xa129ca6149be45e5ULL },
	};
	unsigned char in[16];
	size_t i;

	for (i = 0; i < sizeof(in); i++)
		in[i] = (unsigned char)i;
	for (i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++)
		ok(map_hash(seed, in, vectors[i].len) == vectors[i].hash, "SipHash-2-4 of %zu bytes", vectors[i].len);
}

static void
test_seed(void)
{
	struct map a, b;

	map_init(&a);
	map_init(&b);
	map_put(&a, "x", 1, &a);
	map_put(&b, "x", 1, &b);
	ok(map_hash(a.seed, "x", 1) != map_hash(b.seed, "x", 1), "no two maps hash alike");
	map_clear(&a);
	map_clear(&b);
}

int
main(void)
{
	test_put_get();
	test_many();
	test_hash();
	test_seed();
	return tap_end();
}
