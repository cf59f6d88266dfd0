/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-cli-private.h"

#include "pergola-contents.h"
#include "pergola-durable.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What git expects of a merge driver: 0 and 1 leave a result, what is above 128 none. */
enum
{
  CLEAN = 0,
  COLLISIONS = 1,
  FAULT = 130,
};

typedef struct
{
  GBytes *bytes;
  PergolaProject *project;
} Version;

static void
version_clear (Version *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->project);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Version, version_clear)

static gboolean
fail (GError *error)
{
  pergola_cli_say ("%s", error->message);
  return FALSE;
}

static gboolean
read_version (Version *self, const char *path, PergolaFrameworks *frameworks)
{
  g_autoptr (GError) error = NULL;

  self->bytes = pergola_contents_read (path, &error);
  if (self->bytes != NULL)
    self->project = pergola_reader_read_bytes (self->bytes, path, frameworks, &error);

  return self->project != NULL || fail (error);
}

/* Git gives an empty file where both sides began by themselves. */
static gboolean
read_base (Version *self, const char *path, PergolaProject *ours, PergolaFrameworks *frameworks)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (path, "/dev/null"))
    return TRUE;
  self->bytes = pergola_contents_read (path, &error);
  if (self->bytes == NULL)
    return fail (error);
  if (g_bytes_get_size (self->bytes) == 0)
    return TRUE;
  self->project = pergola_reader_read_bytes (self->bytes, path, frameworks, &error);
  if (self->project == NULL)
    return fail (error);
  /* Another project that had this name before is no base. */
  if (!pergola_merge_is_same (self->project, ours))
    g_clear_object (&self->project);

  return TRUE;
}

static gboolean
is_same (GBytes *one, GBytes *other)
{
  return one != NULL && other != NULL && g_bytes_equal (one, other);
}

/* (transfer full) (nullable): what comes out; a file that only one side touched stays as it was written there. */
static GBytes *
join (PergolaMerge *merge, Version *base, Version *ours, Version *theirs)
{
  g_autoptr (GError) error = NULL;

  if (is_same (base->bytes, ours->bytes))
    return g_bytes_ref (theirs->bytes);
  if (pergola_merge_count_changes (merge) == 0)
    return g_bytes_ref (ours->bytes);
  if (!pergola_merge_apply (merge, ours->project, "merge", &error))
    {
      fail (error);
      return NULL;
    }

  return pergola_writer_write (ours->project);
}

static gboolean
is_new (const PergolaProblem *problem, GPtrArray *collisions)
{
  for (guint i = 0; problem->type == PERGOLA_PROBLEM_CONFLICT && i < collisions->len; i++)
    {
      const PergolaCollision *collision = g_ptr_array_index (collisions, i);

      if (g_strcmp0 (collision->id, problem->id) == 0 && g_strcmp0 (collision->field, problem->key) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_told (const PergolaCollision *collision, GPtrArray *problems)
{
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const PergolaProblem *problem = g_ptr_array_index (problems, i);

      if (problem->type == PERGOLA_PROBLEM_CONFLICT && g_strcmp0 (collision->id, problem->id) == 0 &&
          g_strcmp0 (collision->field, problem->key) == 0)
        return TRUE;
    }

  return FALSE;
}

/* What no conflict in the file can hold: a definition of more than 1 MiB. */
static void
print_other (const PergolaCollision *collision, GPtrArray *problems, const char *shown)
{
  if (g_str_has_prefix (collision->field, "@definition ") && !is_told (collision, problems))
    pergola_cli_print (_ ("%s:1: both changed the definition of the framework “%s”; one of them was taken\n"), shown,
                       collision->field + strlen ("@definition "));
}

/* One a line, with the line of the result that it stands on. */
static void
print_collisions (GPtrArray *collisions, GBytes *result, const char *name, PergolaFrameworks *frameworks)
{
  g_autoptr (PergolaProject) project = pergola_reader_read_bytes (result, name, frameworks, NULL);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GPtrArray) problems = project != NULL ? pergola_project_check (project) : NULL;

  for (guint i = 0; i < collisions->len; i++)
    print_other (g_ptr_array_index (collisions, i), problems, shown);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const PergolaProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *text = g_strdup_printf ("%s:%d: %s", shown, MAX (problem->line, 1), problem->message);
      g_autofree char *line = pergola_cli_one_line (text);

      if (is_new (problem, collisions))
        pergola_cli_print ("%s\n", line);
    }
}

static int
merge (GStrv paths, const char *output, const char *name)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_cli_load_frameworks ();
  g_auto (Version) base = { 0 };
  g_auto (Version) ours = { 0 };
  g_auto (Version) theirs = { 0 };
  g_autoptr (PergolaMerge) merge = NULL;
  g_autoptr (GBytes) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!read_version (&ours, paths[1], frameworks) || !read_version (&theirs, paths[2], frameworks) ||
      !read_base (&base, paths[0], ours.project, frameworks))
    return FAULT;
  if (!pergola_merge_is_same (ours.project, theirs.project))
    {
      g_autofree char *shown = g_filename_display_name (paths[2]);

      pergola_cli_say (_ ("%s:1: this is another project (%s, not %s); only versions of one project can be merged"),
                       shown, pergola_project_get_id (theirs.project), pergola_project_get_id (ours.project));
      return FAULT;
    }

  merge = pergola_merge_new (base.project, ours.project, theirs.project);
  result = join (merge, &base, &ours, &theirs);
  if (result == NULL)
    return FAULT;
  if (!pergola_durable_write_private (output, result, NULL, NULL, &error))
    {
      pergola_cli_say_of (output, error->message);
      return FAULT;
    }

  print_collisions (pergola_merge_get_collisions (merge), result, name != NULL ? name : output, frameworks);
  return pergola_merge_get_collisions (merge)->len > 0 ? COLLISIONS : CLEAN;
}

int
pergola_cli_merge (const PergolaCliCommand *command, GStrv argv)
{
  g_autofree char *output = NULL;
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to write what comes out; may be OURS"), "OUT" },
    { "name", 0, 0, G_OPTION_ARG_FILENAME, &name, N_ ("What to call the file in messages, instead of OUT"), "NAME" },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  int status;

  if (!pergola_cli_parse (command, entries, argv, 3, 3, &rest, &status))
    return status;
  if (output == NULL)
    return pergola_cli_misuse (command, _ ("--output is missing"));
  return merge (rest, output, name);
}
