/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Joining what only the file knows of the whole: the version of its format, the frameworks that it names and carries,
 * and what no part of the program knows. */

#include "pergola-merge-private.h"

#include "pergola-kept.h"

#include <string.h>

#define USE "@use "
#define DEFINITION "@definition "

/* (transfer full) (nullable): what the file of a side says. */
static char *
get_kept (PergolaMerge *self, PergolaSide side, const char *key)
{
  PergolaProject *project = self->sides[side];
  const char *value = project != NULL ? pergola_project_get_kept (project, key) : NULL;
  g_autofree char *version = NULL;
  g_autofree char *shows = NULL;
  g_autoptr (PergolaFramework) framework = NULL;
  gboolean tried;

  if (value == NULL && project != NULL && g_str_has_prefix (key, DEFINITION))
    value = pergola_merge_find_unused (project, key + strlen (DEFINITION));
  if (value == NULL || !g_str_has_prefix (key, USE))
    return g_strdup (value);

  /* What was only looked at is not in the file. */
  pergola_use_unpack (value, &version, &shows, &tried);
  if (tried)
    framework = pergola_frameworks_get (pergola_project_get_frameworks (project), key + strlen (USE), "en", NULL);
  if (tried && (framework == NULL || !pergola_project_holds (project, framework)))
    return NULL;

  return pergola_use_pack (version, shows, FALSE);
}

static const char *
pick_newer (const char *ours, const char *theirs)
{
  guint64 here = ours != NULL ? g_ascii_strtoull (ours, NULL, 10) : 0;
  guint64 there = theirs != NULL ? g_ascii_strtoull (theirs, NULL, 10) : 0;

  if (here == there)
    return pergola_merge_pick (NULL, ours, theirs);

  return here > there ? ours : theirs;
}

/* --- Uses of frameworks --- */

/* (transfer full) (nullable): all boards where one side shows all, else what either shows. */
static char *
join_shows (const char *ours, const char *theirs)
{
  const char *first = pergola_merge_pick (NULL, ours, theirs);
  g_auto (GStrv) here = NULL;
  g_auto (GStrv) there = NULL;
  GString *joined;

  if (ours == NULL || theirs == NULL)
    return NULL;

  here = g_strsplit (first, " ", -1);
  there = g_strsplit (first == ours ? theirs : ours, " ", -1);
  joined = g_string_new (first);
  for (int i = 0; there[i] != NULL; i++)
    if (*there[i] != '\0' && !g_strv_contains ((const char *const *) here, there[i]))
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", there[i]);

  return g_string_free (joined, FALSE);
}

/* (transfer full): both changed it. */
static char *
join_uses (const char *const *values)
{
  char *versions[PERGOLA_N_SIDES] = { NULL };
  char *shows[PERGOLA_N_SIDES] = { NULL };
  g_autofree char *joined_shows = NULL;
  const char *version;
  char *packed;
  gboolean tried;

  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    if (values[side] != NULL)
      pergola_use_unpack (values[side], &versions[side], &shows[side], &tried);

  version = pick_newer (versions[PERGOLA_SIDE_OURS], versions[PERGOLA_SIDE_THEIRS]);
  if (values[PERGOLA_SIDE_BASE] != NULL && g_strcmp0 (shows[PERGOLA_SIDE_OURS], shows[PERGOLA_SIDE_BASE]) == 0)
    joined_shows = g_strdup (shows[PERGOLA_SIDE_THEIRS]);
  else if (values[PERGOLA_SIDE_BASE] != NULL && g_strcmp0 (shows[PERGOLA_SIDE_THEIRS], shows[PERGOLA_SIDE_BASE]) == 0)
    joined_shows = g_strdup (shows[PERGOLA_SIDE_OURS]);
  else if (g_strcmp0 (shows[PERGOLA_SIDE_OURS], shows[PERGOLA_SIDE_THEIRS]) == 0)
    joined_shows = g_strdup (shows[PERGOLA_SIDE_OURS]);
  else
    joined_shows = join_shows (shows[PERGOLA_SIDE_OURS], shows[PERGOLA_SIDE_THEIRS]);
  packed = pergola_use_pack (version, joined_shows, FALSE);

  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    {
      g_free (versions[side]);
      g_free (shows[side]);
    }
  return packed;
}

/* Whether a side put something into the project that only this framework explains. */
static gboolean
needs (PergolaMerge *self, PergolaSide side, const char *id)
{
  g_autoptr (PergolaFramework) framework =
    pergola_frameworks_get (pergola_project_get_frameworks (self->sides[side]), id, "en", NULL);

  for (guint i = 0; framework != NULL && i < self->joined->len; i++)
    {
      const PergolaJoined *joined = g_ptr_array_index (self->joined, i);
      const char *kind;

      if (joined->result == NULL || joined->sides[PERGOLA_OTHER_SIDE (side)] != NULL)
        continue;
      kind = pergola_item_get_kind (joined->result);
      if (pergola_item_is_link (joined->result) ? pergola_framework_get_link (framework, kind) != NULL
                                                : pergola_framework_get_kind (framework, kind) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* What one side stopped using stays while the other one has something new of it. */
static gboolean
is_still_needed (PergolaMerge *self, const char *key, const char *const *values, PergolaSide *by)
{
  gboolean ours = values[PERGOLA_SIDE_OURS] != NULL, theirs = values[PERGOLA_SIDE_THEIRS] != NULL;

  if (ours == theirs || values[PERGOLA_SIDE_BASE] == NULL ||
      !(g_str_has_prefix (key, USE) || g_str_has_prefix (key, DEFINITION)))
    return FALSE;

  *by = ours ? PERGOLA_SIDE_OURS : PERGOLA_SIDE_THEIRS;
  return needs (self, *by, strchr (key, ' ') + 1);
}

/* --- What waits for a decision --- */

/* Settles one value of the project; returns it. @values: of the sides. */
static const char *
settle (PergolaMerge *self, const char *field, const char *const *values)
{
  PergolaVersions versions = { .head = self->head };
  PergolaSettled settled;

  for (PergolaSide side = 0; side < PERGOLA_N_SIDES; side++)
    {
      versions.values[side] = values[side];
      if (self->sides[side] != NULL)
        versions.others[side] = pergola_merge_list_others (self->sides[side], NULL, field);
    }

  settled = pergola_merge_settle_value (&versions, field);
  pergola_merge_set_waiting (self, field, settled.others);
  if (settled.collides)
    pergola_merge_collide (self, NULL, field, values[PERGOLA_SIDE_BASE], values[PERGOLA_SIDE_OURS],
                           values[PERGOLA_SIDE_THEIRS]);

  pergola_merge_clear_settled (&settled);
  for (PergolaSide side = 0; side < PERGOLA_N_SIDES; side++)
    g_clear_pointer (&versions.others[side], g_ptr_array_unref);
  return settled.value;
}

/* --- Definitions --- */

/* (transfer none) (nullable): who stopped to use it does not take it from the other one. */
static const char *
join_definitions (PergolaMerge *self, const char *key, const char *const *values)
{
  const char *base = values[PERGOLA_SIDE_BASE], *ours = values[PERGOLA_SIDE_OURS];
  const char *theirs = values[PERGOLA_SIDE_THEIRS];
  const char *both[PERGOLA_N_SIDES] = { base, ours, theirs };

  if (ours == NULL || theirs == NULL)
    {
      const char *stays = g_strcmp0 (theirs, base) == 0 ? ours : g_strcmp0 (ours, base) == 0 ? theirs : NULL;
      const char *one = ours != NULL ? ours : theirs;

      both[PERGOLA_SIDE_OURS] = both[PERGOLA_SIDE_THEIRS] =
        g_strcmp0 (theirs, base) == 0 || g_strcmp0 (ours, base) == 0 ? stays : one;
    }
  /* More than a conflict can hold, and far more than a definition that says something. */
  else if (strlen (ours) > PERGOLA_FIELD_MAX || strlen (theirs) > PERGOLA_FIELD_MAX)
    {
      const char *one = pergola_merge_pick (base, ours, theirs);

      if (strcmp (ours, theirs) != 0 && g_strcmp0 (ours, base) != 0 && g_strcmp0 (theirs, base) != 0)
        pergola_merge_collide (self, NULL, key, base, ours, theirs);
      both[PERGOLA_SIDE_OURS] = both[PERGOLA_SIDE_THEIRS] = one;
    }

  return settle (self, key, both);
}

/* --- What no part of the program knows --- */

/* The attributes under one key that any side has, or of which a version waits: each as a field of a conflict. */
static GPtrArray *
list_attributes (PergolaMerge *self, const char *key, PergolaExtras *const *extras)
{
  g_autoptr (GPtrArray) names = pergola_merge_list_attributes (extras);
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *head = g_strconcat (key[1] != '\0' ? key : "", "@", NULL);

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (fields, g_strconcat (head, g_ptr_array_index (names, i), NULL));
  for (PergolaSide side = 0; side < PERGOLA_N_SIDES; side++)
    {
      g_autoptr (GPtrArray) keys =
        self->sides[side] != NULL ? pergola_conflict_list_keys (self->sides[side], NULL) : g_ptr_array_new ();

      for (guint i = 0; i < keys->len; i++)
        {
          g_autofree char *field = pergola_conflict_parse_key (g_ptr_array_index (keys, i), NULL);

          if (g_str_has_prefix (field, head) && !g_str_has_prefix (field, DEFINITION) &&
              !g_ptr_array_find_with_equal_func (fields, field, g_str_equal, NULL))
            g_ptr_array_add (fields, g_steal_pointer (&field));
        }
    }

  return fields;
}

static void
join_attribute (PergolaMerge *self, PergolaExtras *joined, PergolaExtras *const *extras, const char *field)
{
  g_autofree char *key = NULL;
  const char *name = pergola_conflict_split_field (field, &key);
  char *values[PERGOLA_N_SIDES];

  for (PergolaSide side = 0; side < PERGOLA_N_SIDES; side++)
    values[side] = pergola_merge_get_attribute (extras[side], name);
  pergola_merge_set_attribute (joined, name, settle (self, field, (const char *const *) values));
  for (PergolaSide side = 0; side < PERGOLA_N_SIDES; side++)
    g_free (values[side]);
}

/* (transfer full) (nullable). @unused: the definitions that nothing uses, by framework. */
static char *
join_extras (PergolaMerge *self, const char *key, const char *const *values, GHashTable *unused)
{
  const char *title =
    strcmp (key, "?" PERGOLA_EXTRAS_TITLE) == 0 ? pergola_project_get_title (self->sides[PERGOLA_SIDE_OURS]) : NULL;
  g_autofree char *packed = NULL;
  PergolaExtras *sides[PERGOLA_N_SIDES] = { NULL };
  PergolaExtras *joined = pergola_extras_new ();
  g_autoptr (GPtrArray) fields = NULL;

  if (g_str_has_prefix (key, "?" PERGOLA_EXTRAS_OPTION))
    title = pergola_project_get_property (self->sides[PERGOLA_SIDE_OURS], key + strlen ("?" PERGOLA_EXTRAS_OPTION));
  packed = pergola_merge_choose_kept (values, title);
  pergola_extras_unpack (joined, packed);

  for (PergolaSide side = 0; side < PERGOLA_N_SIDES; side++)
    sides[side] = self->sides[side] != NULL ? pergola_project_get_extras (self->sides[side], key + 1) : NULL;
  fields = list_attributes (self, key, sides);
  for (guint i = 0; i < fields->len; i++)
    join_attribute (self, joined, sides, g_ptr_array_index (fields, i));
  if (strcmp (key, "?") == 0)
    pergola_merge_sift_definitions (self, joined, unused);

  if (packed != NULL || joined->attributes->len > 0 || joined->children->len > 0)
    {
      g_free (packed);
      packed = pergola_extras_pack (joined);
    }
  pergola_extras_free (joined);
  return g_steal_pointer (&packed);
}

/* --- Everything --- */

/* What comes out, as far as it is known. */
typedef struct
{
  GHashTable *uses;   /* the ids of the frameworks that are used */
  GHashTable *unused; /* id → the definition of one that is not */
} Whole;

/* (transfer full) (nullable) */
static char *
join (PergolaMerge *self, const char *key, const char *const *values, const Whole *whole)
{
  const char *base = values[PERGOLA_SIDE_BASE], *ours = values[PERGOLA_SIDE_OURS];
  const char *theirs = values[PERGOLA_SIDE_THEIRS];
  PergolaSide by;

  if (key[0] == '?')
    return join_extras (self, key, values, whole->unused);
  if (is_still_needed (self, key, values, &by))
    return g_strdup (values[by]);
  if (g_str_has_prefix (key, DEFINITION))
    return g_strdup (join_definitions (self, key, values));
  if (g_strcmp0 (ours, theirs) == 0 || g_strcmp0 (theirs, base) == 0)
    return g_strdup (ours);
  if (g_strcmp0 (ours, base) == 0)
    return g_strdup (theirs);
  if (ours == NULL || theirs == NULL)
    return g_strdup (ours != NULL ? ours : theirs);
  if (g_str_has_prefix (key, USE))
    return join_uses (values);

  return g_strdup (pick_newer (ours, theirs));
}

static void
join_key (PergolaMerge *self, const char *key, Whole *whole)
{
  g_autofree char *base = get_kept (self, PERGOLA_SIDE_BASE, key);
  g_autofree char *ours = get_kept (self, PERGOLA_SIDE_OURS, key);
  g_autofree char *theirs = get_kept (self, PERGOLA_SIDE_THEIRS, key);
  const char *const values[PERGOLA_N_SIDES] = { base, ours, theirs };
  g_autofree char *joined = join (self, key, values, whole);
  const char *here = ours;

  if (joined != NULL && g_str_has_prefix (key, USE))
    g_hash_table_add (whole->uses, g_strdup (key + strlen (USE)));
  if (g_str_has_prefix (key, DEFINITION))
    {
      const char *id = key + strlen (DEFINITION);

      here = pergola_project_get_kept (self->sides[PERGOLA_SIDE_OURS], key);
      if (joined != NULL && !g_hash_table_contains (whole->uses, id))
        g_hash_table_insert (whole->unused, g_strdup (id), g_steal_pointer (&joined));
    }

  if (g_strcmp0 (joined, here) != 0)
    pergola_merge_add_change (self, PERGOLA_CHANGE_PROPERTY, NULL, NULL, key, joined);
}

/* --- Audiences --- */

/* Whether a framework with this id, as one of the sides has it, knows a kind. */
static gboolean
knows_kind (PergolaMerge *self, const char *id, const char *kind)
{
  for (PergolaSide side = PERGOLA_SIDE_OURS; side <= PERGOLA_SIDE_THEIRS; side++)
    {
      g_autoptr (PergolaFramework) framework =
        pergola_frameworks_get (pergola_project_get_frameworks (self->sides[side]), id, "en", NULL);

      if (framework != NULL && pergola_framework_get_kind (framework, kind) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* What says nothing of its audience is for whom its kind says, once a file is read that knows the kind. On the side
 * that did not know it that was nobody else, and stays so. @uses: the ids of the frameworks that the project has then.
 */
static void
hold_audiences (PergolaMerge *self, GHashTable *uses)
{
  for (guint i = 0; i < self->joined->len; i++)
    {
      const PergolaJoined *joined = g_ptr_array_index (self->joined, i);
      PergolaItem *item = joined->result;
      GHashTableIter iter;
      gpointer id;
      gboolean known = FALSE;

      if (item == NULL || pergola_item_is_link (item) || pergola_item_get (item, "@audience") != NULL)
        continue;
      g_hash_table_iter_init (&iter, uses);
      while (!known && g_hash_table_iter_next (&iter, &id, NULL))
        known = knows_kind (self, id, pergola_item_get_kind (item));
      if (known)
        pergola_merge_add_change (self, PERGOLA_CHANGE_SET, NULL, joined->id, "@audience",
                                  pergola_audience_to_string (PERGOLA_AUDIENCE_ME));
    }
}

/* --- All of it --- */

/* Uses first: they say which definitions are used. Then what is unknown, where the others go. */
static int
get_turn (const char *key)
{
  return key[0] == '?' ? 2 : g_str_has_prefix (key, USE) ? 0 : 1;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char *const *) a, *other = *(const char *const *) b;
  int order = get_turn (one) - get_turn (other);

  return order != 0 ? order : strcmp (one, other);
}

/* What is in the file, and what it belongs to of which only another version waits. */
static void
add_keys (GPtrArray *keys, PergolaProject *project)
{
  g_autoptr (GPtrArray) waiting = pergola_conflict_list_keys (project, NULL);
  g_autoptr (GPtrArray) unused = pergola_merge_list_unused (project);

  g_ptr_array_extend_and_steal (keys, pergola_project_list_kept (project));
  for (guint i = 0; i < unused->len; i++)
    g_ptr_array_add (keys, g_strconcat (DEFINITION, g_ptr_array_index (unused, i), NULL));
  for (guint i = 0; i < waiting->len; i++)
    {
      g_autofree char *field = pergola_conflict_parse_key (g_ptr_array_index (waiting, i), NULL);
      g_autofree char *key = NULL;

      if (field[0] == '?')
        {
          pergola_conflict_split_field (field, &key);
          g_ptr_array_add (keys, g_steal_pointer (&key));
        }
      else if (field[0] == '@')
        g_ptr_array_add (keys, g_strdup (g_str_has_prefix (field, DEFINITION) ? field : "?"));
    }
}

void
pergola_merge_join_whole (PergolaMerge *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  Whole whole = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                  g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };

  g_ptr_array_add (keys, g_strdup ("?"));
  for (guint side = 0; side < PERGOLA_N_SIDES; side++)
    if (self->sides[side] != NULL)
      add_keys (keys, self->sides[side]);
  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      if (g_hash_table_add (seen, (char *) key) && !g_str_has_prefix (key, "?" PERGOLA_EXTRAS_CONFLICT))
        join_key (self, key, &whole);
    }
  hold_audiences (self, whole.uses);

  g_hash_table_unref (whole.uses);
  g_hash_table_unref (whole.unused);
}
