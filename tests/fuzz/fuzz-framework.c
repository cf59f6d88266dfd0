/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Any bytes as a definition: an error in words, or a framework that is taken from its own element again, and that a
 * project can carry and use. */

#include "config.h"

#include "fuzz.h"
#include "pergola-frameworks-private.h"

/* What could be read holds together: what points to something points to something that is there. */
static void
check_kinds (PergolaFramework *framework)
{
  for (guint i = 0; i < framework->kinds->len; i++)
    {
      const PergolaKind *kind = g_ptr_array_index (framework->kinds, i);

      g_assert_nonnull (kind->title);
      g_assert_nonnull (pergola_kind_get_field (kind, "title"));
      g_assert_true (pergola_framework_get_kind (framework, kind->id) == kind);
      g_assert_true (kind->parent == NULL || pergola_framework_get_kind (framework, kind->parent) != NULL);
    }
  for (guint i = 0; i < framework->links->len; i++)
    {
      const PergolaLinkKind *link = g_ptr_array_index (framework->links, i);

      g_assert_true (link->from[0] != NULL && link->to[0] != NULL);
    }
}

/* Everything that there is to add is added, undone, and written. */
static void
check_use (PergolaFrameworks *frameworks, PergolaFramework *framework)
{
  g_autoptr (PergolaProject) project = pergola_project_new (frameworks);
  g_autoptr (GBytes) written = NULL;

  g_assert_true (pergola_project_use (project, framework->id));
  pergola_project_begin (project, "Add");
  for (guint i = 0; i < MIN (framework->kinds->len, 8); i++)
    {
      const PergolaKind *kind = g_ptr_array_index (framework->kinds, i);

      if (kind->parent == NULL)
        pergola_project_set (project, pergola_item_get_id (pergola_project_add (project, kind->id, NULL)), "title", "A",
                             NULL);
    }
  for (guint i = 0; i < framework->boards->len; i++)
    {
      const PergolaBoardDef *board = g_ptr_array_index (framework->boards, i);
      g_autoptr (GPtrArray) items = pergola_project_list_items (project, NULL);

      for (guint j = 0; j < items->len; j++)
        pergola_project_find_zone (project, board, g_ptr_array_index (items, j), NULL);
    }
  pergola_project_commit (project);
  written = fuzz_check_written (project);
}

static void
check_definition (GBytes *bytes, const char *language)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new_child (fuzz_get_frameworks ());
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  if (!pergola_frameworks_add_bytes (frameworks, bytes, "fuzz.xml", &error))
    {
      fuzz_check_error (error);
      return;
    }
  ids = pergola_frameworks_list (frameworks);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      GBytes *element = pergola_frameworks_get_source (frameworks, id);
      g_autoptr (PergolaFrameworks) others = NULL;
      g_autoptr (PergolaFramework) framework = NULL;

      if (element == NULL)
        continue;
      framework = pergola_frameworks_get (frameworks, id, language, &error);
      g_assert_no_error (error);
      check_kinds (framework);
      others = pergola_frameworks_new_child (fuzz_get_frameworks ());
      pergola_frameworks_add_bytes (others, element, "fuzz.xml", &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (element, pergola_frameworks_get_source (others, id)));
      check_use (frameworks, framework);
    }
}

void
fuzz_try (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);

  check_definition (bytes, size % 2 == 0 ? "en" : "pt-BR");
}
