/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-editor-private.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

#define MIME_TYPE "application/x-pergola+xml"
#define PASTE_MAX (16 * 1024 * 1024)

/* (nullable): tests may run without a display. */
static GdkClipboard *
get_clipboard (void)
{
  GdkDisplay *display = gdk_display_get_default ();

  return display != NULL ? gdk_display_get_clipboard (display) : NULL;
}

/* --- Copy --- */

/* (transfer full): for other programs: what the view says, else titles, one a line. */
static char *
describe (PergolaEditor *self, GStrv ids)
{
  char *described = pergola_editor_emit_describe_copy (self);
  GString *text;

  if (described != NULL)
    return described;
  text = g_string_new (NULL);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      PergolaItem *item = pergola_project_get (self->project, ids[i]);
      const char *title = item != NULL ? pergola_item_get_title (item) : "";

      if (title[0] != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", title);
    }

  return g_string_free (text, FALSE);
}

static void
offer (GBytes *bytes, const char *text)
{
  g_autoptr (GdkContentProvider) provider = NULL;
  GdkContentProvider *parts[2];

  parts[0] = gdk_content_provider_new_for_bytes (MIME_TYPE, bytes);
  parts[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  provider = gdk_content_provider_new_union (parts, G_N_ELEMENTS (parts));
  gdk_clipboard_set_content (get_clipboard (), provider);
}

void
pergola_editor_copy (PergolaEditor *self)
{
  g_auto (GStrv) ids = pergola_selection_get_ids (self->selection);
  g_autofree char *text = describe (self, ids);
  g_autoptr (GBytes) bytes = NULL;

  if (ids[0] == NULL || get_clipboard () == NULL)
    return;

  /* What a person copies is what they see: all of it. Each item keeps whom it is meant for. */
  bytes = pergola_edit_copy (self->project, ids, PERGOLA_AUDIENCE_ME);
  offer (bytes, text);
  g_strfreev (self->copied);
  self->copied = g_steal_pointer (&ids);
}

void
pergola_editor_cut (PergolaEditor *self)
{
  g_auto (GStrv) ids = pergola_selection_get_ids (self->selection);
  g_autofree char *text = describe (self, ids);
  g_autoptr (GBytes) bytes = NULL;

  if (ids[0] == NULL || get_clipboard () == NULL)
    return;

  bytes = pergola_edit_cut (self->project, ids);
  offer (bytes, text);
  g_clear_pointer (&self->copied, g_strfreev);
}

/* --- Paste --- */

/* The selection is just what was copied: pasting then means once more, each in its own place. */
static gboolean
is_what_was_copied (PergolaEditor *self)
{
  if (self->copied == NULL || g_strv_length (self->copied) != pergola_selection_get_size (self->selection))
    return FALSE;

  for (guint i = 0; self->copied[i] != NULL; i++)
    if (!pergola_selection_contains (self->selection, self->copied[i]))
      return FALSE;

  return TRUE;
}

/* (nullable): the cards of the zone that is looked at. */
static const PergolaCards *
get_zone_cards (PergolaEditor *self)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self);
  const PergolaZone *zone = board != NULL && self->zone != NULL ? pergola_board_def_get_zone (board, self->zone) : NULL;

  return zone != NULL && zone->cards->len > 0 ? zone->cards->pdata[0] : NULL;
}

/* Where the person is: the one place that holds the whole selection, else the zone that is looked at, or NULL. */
static const PergolaCards *
find_target (PergolaEditor *self)
{
  g_auto (GStrv) ids = pergola_selection_get_ids (self->selection);
  const PergolaCards *target = ids[0] == NULL ? get_zone_cards (self) : NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const PergolaCards *cards;

      pergola_editor_find_zone (self, ids[i], &cards);
      if (cards == NULL || (target != NULL && target != cards))
        return NULL;
      target = cards;
    }

  return target;
}

/* Where plain text becomes cards when nothing is selected: where the board begins, in the middle of it. */
static const PergolaCards *
find_first_cards (PergolaEditor *self)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self);

  for (int pass = 0; board != NULL && pass < 2; pass++)
    for (guint i = 0; i < board->zones->len; i++)
      {
        const PergolaZone *zone = board->zones->pdata[i];

        if (pergola_editor_shows_zone (self, zone) && zone->cards->len > 0 &&
            (pass == 1 || g_strcmp0 (zone->place, "middle") == 0))
          return zone->cards->pdata[0];
      }

  return NULL;
}

static void
paste_bytes (PergolaEditor *self, GBytes *bytes, gboolean is_text)
{
  const PergolaCards *cards = !is_text && is_what_was_copied (self) ? NULL : find_target (self);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  if (is_text && cards == NULL)
    cards = find_first_cards (self);

  ids = pergola_edit_paste (self->project, bytes, cards, &error);
  if (ids == NULL)
    pergola_editor_toast (self, error->message, FALSE);
  else if (ids[0] == NULL)
    pergola_editor_toast (self, _ ("There is nothing to paste."), FALSE);
  else
    pergola_editor_select_and_reveal (self, (const char *const *) ids);
}

static void
spliced_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaEditor) self = data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (object), result, &error) < 0)
    {
      pergola_editor_toast (self, error->message, FALSE);
      return;
    }

  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (object));
  if (g_bytes_get_size (bytes) > PASTE_MAX)
    pergola_editor_toast (self, _ ("What was copied is too large to paste."), FALSE);
  else
    paste_bytes (self, bytes, FALSE);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaEditor) self = data;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GOutputStream) memory = NULL;
  g_autoptr (GError) error = NULL;

  stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (object), result, NULL, &error);
  if (stream == NULL)
    {
      pergola_editor_toast (self, error->message, FALSE);
      return;
    }

  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, spliced_cb, g_steal_pointer (&self));
}

static void
read_text_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaEditor) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (text == NULL || text[0] == '\0')
    {
      pergola_editor_toast (self, _ ("There is nothing to paste."), FALSE);
      return;
    }

  bytes = g_bytes_new (text, strlen (text));
  paste_bytes (self, bytes, TRUE);
}

void
pergola_editor_paste (PergolaEditor *self)
{
  const char *types[] = { MIME_TYPE, NULL };
  GdkClipboard *clipboard = get_clipboard ();

  if (clipboard == NULL)
    return;

  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), MIME_TYPE))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, read_cb, g_object_ref (self));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, read_text_cb, g_object_ref (self));
}
