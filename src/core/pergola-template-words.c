/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What templates are called where they are offered: a file beside them says so, in the order of the offer. */

#include "config.h"

#include "pergola-template.h"

#include <glib/gi18n-lib.h>

#define WORDS "templates.xml"

typedef struct
{
  GPtrArray *all;
  PergolaTemplate *current; /* (nullable) */
  char **text;              /* (nullable): what is being read */
} Reading;

static void
template_free (gpointer data)
{
  PergolaTemplate *self = data;

  g_free (self->name);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->icon);
  g_free (self->hue);
  g_free (self);
}

static void
start_cb (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  Reading *reading = data;

  reading->text = NULL;
  if (g_str_equal (element, "template"))
    {
      PergolaTemplate *template = g_new0 (PergolaTemplate, 1);

      if (!g_markup_collect_attributes (element, names, values, error, G_MARKUP_COLLECT_STRDUP, "id", &template->name,
                                        G_MARKUP_COLLECT_STRDUP, "icon", &template->icon, G_MARKUP_COLLECT_STRDUP,
                                        "hue", &template->hue, G_MARKUP_COLLECT_INVALID))
        {
          template_free (template);
          return;
        }
      g_ptr_array_add (reading->all, template);
      reading->current = template;
    }
  else if (reading->current != NULL && g_str_equal (element, "title"))
    reading->text = &reading->current->title;
  else if (reading->current != NULL && g_str_equal (element, "summary"))
    reading->text = &reading->current->summary;
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Reading *reading = data;
  g_autofree char *words = g_strndup (text, length);

  if (reading->text != NULL && *reading->text == NULL)
    *reading->text = g_strdup (_ (words));
}

static void
end_cb (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  ((Reading *) data)->text = NULL;
}

GPtrArray *
pergola_template_list_offered (PergolaFrameworks *frameworks)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  GPtrArray *all = g_ptr_array_new_with_free_func (template_free);
  GBytes *bytes = pergola_frameworks_get_resource (frameworks, WORDS);
  Reading reading = { all, NULL, NULL };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reading, NULL);
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (data == NULL || !g_markup_parse_context_parse (context, data, (gssize) size, &error) ||
      !g_markup_parse_context_end_parse (context, &error))
    g_critical ("%s: %s", WORDS, error != NULL ? error->message : "missing");
  return all;
}
