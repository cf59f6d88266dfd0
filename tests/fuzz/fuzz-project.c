/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Any bytes as a project: an error in words, or a project that is written, checked and searched. */

#include "config.h"

#include "fuzz.h"
#include "pergola-search.h"

static void
check_problems (PergolaProject *project)
{
  g_autoptr (GPtrArray) problems = pergola_project_check (project);

  for (guint i = 0; i < problems->len; i++)
    {
      const PergolaProblem *problem = g_ptr_array_index (problems, i);

      g_assert_true (g_utf8_validate (problem->message, -1, NULL));
    }
}

static void
check_search (PergolaProject *project)
{
  g_autoptr (PergolaSearch) search = pergola_search_new (project);
  g_autoptr (PergolaQuery) query = pergola_query_new (pergola_project_get_title (project));
  PergolaQueryReach reach;
  g_autoptr (GArray) hits = pergola_search_find (search, query, &reach);

  for (guint i = 0; i < hits->len; i++)
    {
      const PergolaHit *hit = &g_array_index (hits, PergolaHit, i);
      g_autofree char *line = pergola_search_describe (search, hit->item, query, reach);

      g_assert_cmpuint (hit->score, <=, PERGOLA_SCORE_MAX);
      g_assert_true (line == NULL || g_utf8_validate (line, -1, NULL));
    }
}

void
fuzz_try (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (PergolaProject) project = pergola_reader_read_bytes (bytes, "fuzz", fuzz_get_frameworks (), &error);
  g_autoptr (GBytes) written = NULL;

  if (project == NULL)
    {
      fuzz_check_error (error);
      return;
    }
  g_assert_no_error (error);
  written = fuzz_check_written (project);
  check_problems (project);
  check_search (project);
}
