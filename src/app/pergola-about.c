/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-about.h"

#include <glib/gi18n-lib.h>

/* Each framework names its authors in the words of the desktop's language. */
static GStrv
list_credits (PergolaFrameworks *frameworks)
{
  g_autoptr (GStrvBuilder) credits = g_strv_builder_new ();
  g_autoptr (GPtrArray) ids = pergola_frameworks_list (frameworks);
  const char *language = pango_language_to_string (gtk_get_default_language ());

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PergolaFramework) framework = pergola_frameworks_get (frameworks, ids->pdata[i], language, NULL);

      if (framework != NULL && framework->credit != NULL)
        g_strv_builder_add (credits, framework->credit);
    }
  return g_strv_builder_end (credits);
}

void
pergola_about_present (PergolaApplication *app, GtkWindow *parent)
{
  static const char *const developers[] = { "The Pergola authors", NULL };
  g_auto (GStrv) credits = list_credits (pergola_application_get_frameworks (app));
  GtkWidget *about = adw_about_window_new ();

  g_object_set (about, "transient-for", parent, "modal", parent != NULL, "application-name", _ ("Pergola"),
                "application-icon", PERGOLA_APP_ID, "developer-name", _ ("The Pergola authors"), "version",
                PERGOLA_VERSION, "developers", developers, "copyright", "© The Pergola authors", "license-type",
                GTK_LICENSE_GPL_3_0, "comments",
                _ ("Figures of social learning, drawn from what they mean. A frame that living things grow along."),
                /* Translators: your name and how to reach you, one a line. */
                "translator-credits", _ ("translator-credits"), NULL);
  adw_about_window_add_credit_section (ADW_ABOUT_WINDOW (about), _ ("Frameworks by"), (const char **) credits);
  adw_about_window_add_legal_section (
    ADW_ABOUT_WINDOW (about), _ ("The frameworks"), NULL, GTK_LICENSE_CUSTOM,
    _ ("Labels and structures of the figures are their authors’. The sentences and prompts are Pergola’s own."));
  gtk_window_present (GTK_WINDOW (about));
}
