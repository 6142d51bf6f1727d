#include <endian.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/map.h"
#include "base/mem.h"

struct map_entry {
	char *key;		/* NULL: free slot */
	size_t len;
	uint64_t hash;
	void *value;
};

struct sip {
	uint64_t v0, v1, v2, v3;
};

static uint64_t
rotl(uint64_t x, int b)
{
	return (x << b) | (x >> (64 - b));
}

static inline void
sip_round(struct sip *s)
{
	s->v0 += s->v1; s->v1 = rotl(s->v1, 13); s->v1 ^= s->v0; s->v0 = rotl(s->v0, 32);
	s->v2 += s->v3; s->v3 = rotl(s->v3, 16); s->v3 ^= s->v2;
	s->v0 += s->v3; s->v3 = rotl(s->v3, 21); s->v3 ^= s->v0;
	s->v2 += s->v1; s->v1 = rotl(s->v1, 17); s->v1 ^= s->v2; s->v2 = rotl(s->v2, 32);
}

static void
sip_word(struct sip *s, uint64_t word)
{
	s->v3 ^= word;
	sip_round(s);
	sip_round(s);
	s->v0 ^= word;
}

/* Less than eight bytes, least significant first. */
static uint64_t
little_endian(const unsigned char *p, size_t len)
{
	uint64_t word = 0;

	while (len-- > 0)
		word = word << 8 | p[len];
	return word;
}

uint64_t
map_hash(const uint64_t seed[2], const void *data, size_t len)
{
	struct sip s = {
		seed[0] ^ 0x736f6d6570736575ULL, seed[1] ^ 0x646f72616e646f6dULL,
		seed[0] ^ 0x6c7967656e657261ULL, seed[1] ^ 0x7465646279746573ULL
	};
	const unsigned char *p = data;
	size_t left = len;
	uint64_t word;
	int i;

	for (; left >= 8; p += 8, left -= 8) {
		memcpy(&word, p, 8);
		sip_word(&s, le64toh(word));
	}
	sip_word(&s, little_endian(p, left) | (uint64_t)len << 56);
	s.v2 ^= 0xff;
	for (i = 0; i < 4; i++)
		sip_round(&s);
	return s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
}

void
map_init(struct map *m)
{
	memset(m, 0, sizeof(*m));
}

void
map_clear(struct map *m)
{
	size_t i;

	for (i = 0; i < m->cap; i++)
		free(m->entries[i].key);
	free(m->entries);
	map_init(m);
}

/* The slot that holds the key, or the free slot where it belongs. */
static struct map_entry *
find_slot(struct map_entry *entries, size_t cap, const char *key, size_t len, uint64_t hash)
{
	size_t i = (size_t)hash & (cap - 1);

	while (entries[i].key != NULL) {
		if (entries[i].hash == hash && entries[i].len == len &&
		    memcmp(entries[i].key, key, len) == 0)
			break;
		i = (i + 1) & (cap - 1);
	}
	return &entries[i];
}

void *
map_get(const struct map *m, const char *key, size_t len)
{
	if (m->count == 0)
		return NULL;
	return find_slot(m->entries, m->cap, key, len, map_hash(m->seed, key, len))->value;
}

/* Many maps stay empty: the key of the hash is drawn for the first member. */
static void
draw_seed(struct map *m)
{
	if (getrandom(m->seed, sizeof(m->seed), GRND_NONBLOCK) < 0)
		m->seed[0] = (uint64_t)(uintptr_t)m;
}

static void
grow(struct map *m)
{
	size_t cap = m->cap == 0 ? 16 : m->cap * 2, i;
	struct map_entry *entries = mem_zalloc(cap, sizeof(*entries));

	for (i = 0; i < m->cap; i++) {
		struct map_entry *e = &m->entries[i];

		if (e->key != NULL)
			*find_slot(entries, cap, e->key, e->len, e->hash) = *e;
	}
	free(m->entries);
	m->entries = entries;
	m->cap = cap;
}

void *
map_put(struct map *m, const char *key, size_t len, void *value)
{
	struct map_entry *e;
	uint64_t hash;
	void *old;

	if (m->cap == 0)
		draw_seed(m);
	if (m->count + 1 > m->cap / 4 * 3)
		grow(m);
	hash = map_hash(m->seed, key, len);
	e = find_slot(m->entries, m->cap, key, len, hash);
	old = e->value;
	if (e->key == NULL) {
		e->key = mem_strndup(key, len);
		e->len = len;
		e->hash = hash;
		m->count++;
	}
	e->value = value;
	return old;
}
