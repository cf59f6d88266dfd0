/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* The small picture of a project shows nothing that is for oneself alone, and is the same each time. */

#include <string.h>

#include "pergola-core.h"
#include "pergola-draw.h"

static GBytes *
render (PergolaProject *project, PergolaTheme theme)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (GError) error = NULL;
  PergolaThumbnailOptions options = { 320, 192, 1, theme };
  GBytes *bytes = pergola_thumbnail_render (project, fonts, &options, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 8, "\x89PNG\r\n\x1a\n", 8);
  return bytes;
}

static PergolaProject *
create (const char *name)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (GError) error = NULL;
  PergolaProject *project = pergola_template_create (frameworks, name, NULL, &error);

  g_assert_no_error (error);
  return project;
}

static void
add (PergolaProject *project, const char *title, const char *type, const char *audience)
{
  g_autoptr (GError) error = NULL;
  PergolaItem *item;

  pergola_project_begin (project, "Add");
  item = pergola_project_add (project, "value", NULL);
  pergola_project_set (project, pergola_item_get_id (item), "title", title, &error);
  g_assert_no_error (error);
  pergola_project_set (project, pergola_item_get_id (item), "type", type, &error);
  g_assert_no_error (error);
  pergola_project_set (project, pergola_item_get_id (item), "@audience", audience, &error);
  g_assert_no_error (error);
  pergola_project_commit (project);
}

static void
test_same (void)
{
  g_autoptr (PergolaProject) one = create ("water-utilities");
  g_autoptr (PergolaProject) other = create ("water-utilities");
  g_autoptr (GBytes) first = render (one, PERGOLA_THEME_LIGHT);
  g_autoptr (GBytes) second = render (other, PERGOLA_THEME_LIGHT);
  g_autoptr (GBytes) dark = render (one, PERGOLA_THEME_DARK);

  g_assert_true (g_bytes_equal (first, second));
  g_assert_false (g_bytes_equal (first, dark));
}

/* As many private cards as there are others, and what leads to them, leave no trace; one for the circle does. */
static void
test_private (gconstpointer name)
{
  g_autoptr (PergolaProject) project = create (name);
  g_autoptr (GBytes) before = render (project, PERGOLA_THEME_LIGHT);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) circle = NULL;

  for (int i = 0; i < 20; i++)
    add (project, "Nobody else's business", i % 2 == 0 ? "immediate" : "strategic", "me");
  after = render (project, PERGOLA_THEME_LIGHT);
  g_assert_true (g_bytes_equal (before, after));

  add (project, "Ours", "immediate", "circle");
  circle = render (project, PERGOLA_THEME_LIGHT);
  g_assert_false (g_bytes_equal (before, circle));
}

/* A story, a link and an aspiration of one's own, followed on the board. */
static void
test_private_story (void)
{
  g_autoptr (PergolaProject) project = create ("water-utilities");
  g_autoptr (GPtrArray) values = pergola_project_list_items (project, "value");
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  PergolaItem *story;

  pergola_project_begin (project, "No story");
  g_assert_true (pergola_project_set_property (project, "value.figure/story", NULL, &error));
  pergola_project_commit (project);
  before = render (project, PERGOLA_THEME_LIGHT);

  pergola_project_begin (project, "My story");
  story = pergola_project_add (project, "story", NULL);
  pergola_project_set (project, pergola_item_get_id (story), "title", "Mine", &error);
  pergola_project_set (project, pergola_item_get_id (story), "@audience", "me", &error);
  for (int i = 0; i < 3; i++)
    {
      PergolaItem *step = pergola_project_add (project, "step", pergola_item_get_id (story));

      pergola_project_link (project, "tells", pergola_item_get_id (step), pergola_item_get_id (values->pdata[i]),
                            &error);
      g_assert_no_error (error);
    }
  pergola_project_set_property (project, "value.figure/story", pergola_item_get_id (story), &error);
  g_assert_no_error (error);
  pergola_project_commit (project);
  after = render (project, PERGOLA_THEME_LIGHT);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_empty (void)
{
  g_autoptr (PergolaProject) blank = create ("blank");
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) bare = pergola_project_new (frameworks);
  g_autoptr (GBytes) first = render (blank, PERGOLA_THEME_LIGHT);
  g_autoptr (GBytes) second = render (bare, PERGOLA_THEME_DARK);

  g_assert_cmpuint (g_bytes_get_size (first), >, 200);
  g_assert_cmpuint (g_bytes_get_size (second), >, 200);
}

static void
test_cancel (void)
{
  g_autoptr (PergolaProject) project = create ("water-utilities");
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  PergolaThumbnailOptions options = { 320, 192, 1, PERGOLA_THEME_LIGHT };

  g_cancellable_cancel (cancellable);
  g_assert_null (pergola_thumbnail_render (project, fonts, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/thumbnail/same", test_same);
  g_test_add_data_func ("/thumbnail/private/example", "water-utilities", test_private);
  g_test_add_data_func ("/thumbnail/private/study", "value-study", test_private);
  g_test_add_func ("/thumbnail/private/story", test_private_story);
  g_test_add_func ("/thumbnail/empty", test_empty);
  g_test_add_func ("/thumbnail/cancel", test_cancel);

  return g_test_run ();
}
