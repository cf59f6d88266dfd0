/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-preferences.h"

enum
{
  PROP_0,
  PROP_STYLE,
  PROP_EXPORT_PAPER,
  PROP_EXPORT_AUDIENCE,
  N_WORDS,
  PROP_AUTOSAVE = N_WORDS,
  N_PROPS
};

struct _PergolaPreferences
{
  GObject parent_instance;

  GSettings *settings; /* (nullable) */
  char *values[N_WORDS];
  gboolean autosave;
};

G_DEFINE_FINAL_TYPE (PergolaPreferences, pergola_preferences, G_TYPE_OBJECT)

static const struct
{
  const char *name; /* of the property, and of the key */
  const char *value;
} defaults[N_WORDS] = {
  [PROP_STYLE] = { "style", "system" },
  [PROP_EXPORT_PAPER] = { "export-paper", "fit" },
  [PROP_EXPORT_AUDIENCE] = { "export-audience", "everyone" },
};

static GParamSpec *properties[N_PROPS];

static void
apply_style (PergolaPreferences *self)
{
  const char *style = self->values[PROP_STYLE];

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_str_equal (style, "light")  ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                      : g_str_equal (style, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                    : ADW_COLOR_SCHEME_DEFAULT);
}

static void
pergola_preferences_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PergolaPreferences *self = PERGOLA_PREFERENCES (object);

  if (id == PROP_AUTOSAVE)
    g_value_set_boolean (value, self->autosave);
  else
    g_value_set_string (value, self->values[id]);
}

/* TRUE: it is another one now. */
static gboolean
set_word (PergolaPreferences *self, guint id, const char *text)
{
  if (text == NULL || g_strcmp0 (text, self->values[id]) == 0)
    return FALSE;
  g_free (self->values[id]);
  self->values[id] = g_strdup (text);
  if (id == PROP_STYLE)
    apply_style (self);
  return TRUE;
}

static gboolean
set_autosave (PergolaPreferences *self, gboolean autosave)
{
  if (autosave == self->autosave)
    return FALSE;
  self->autosave = autosave;
  return TRUE;
}

static void
pergola_preferences_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PergolaPreferences *self = PERGOLA_PREFERENCES (object);

  if (id == PROP_AUTOSAVE ? set_autosave (self, g_value_get_boolean (value))
                          : set_word (self, id, g_value_get_string (value)))
    g_object_notify_by_pspec (object, pspec);
}

static void
pergola_preferences_finalize (GObject *object)
{
  PergolaPreferences *self = PERGOLA_PREFERENCES (object);

  for (int i = 1; i < N_WORDS; i++)
    g_free (self->values[i]);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (pergola_preferences_parent_class)->finalize (object);
}

static void
pergola_preferences_class_init (PergolaPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pergola_preferences_get_property;
  object_class->set_property = pergola_preferences_set_property;
  object_class->finalize = pergola_preferences_finalize;

  for (int i = 1; i < N_WORDS; i++)
    properties[i] = g_param_spec_string (defaults[i].name, NULL, NULL, defaults[i].value,
                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_AUTOSAVE] = g_param_spec_boolean (
    "autosave", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pergola_preferences_init (PergolaPreferences *self)
{
  self->autosave = TRUE;
  for (int i = 1; i < N_WORDS; i++)
    self->values[i] = g_strdup (defaults[i].value);
}

PergolaPreferences *
pergola_preferences_new (GSettings *settings)
{
  PergolaPreferences *self = g_object_new (PERGOLA_TYPE_PREFERENCES, NULL);

  if (settings == NULL)
    return self;
  self->settings = g_object_ref (settings);
  for (int i = 1; i < N_WORDS; i++)
    g_settings_bind (settings, defaults[i].name, self, defaults[i].name, G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "autosave", self, "autosave", G_SETTINGS_BIND_DEFAULT);
  return self;
}

gboolean
pergola_preferences_get_autosave (PergolaPreferences *self)
{
  return self->autosave;
}

PergolaPaper
pergola_preferences_get_export_paper (PergolaPreferences *self)
{
  PergolaPaper paper = PERGOLA_PAPER_FIT;

  pergola_paper_from_string (self->values[PROP_EXPORT_PAPER], &paper);
  return paper;
}

PergolaAudience
pergola_preferences_get_export_audience (PergolaPreferences *self)
{
  PergolaAudience audience = PERGOLA_AUDIENCE_EVERYONE;

  pergola_audience_from_string (self->values[PROP_EXPORT_AUDIENCE], &audience);
  return audience;
}
