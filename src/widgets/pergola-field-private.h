/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* For the rows of the types: what a field knows, and how it speaks to the project. */

#pragma once

#include "pergola-field.h"

G_BEGIN_DECLS

struct _PergolaField
{
  GObject parent_instance;

  PergolaEditor *editor;
  GStrv ids;
  char *key;                  /* the field, or "@audience" */
  const PergolaFieldDef *def; /* (nullable): an attribute has none */
  GtkWidget *row;             /* what is put into a list */
  GtkWidget *error_row;       /* under it */
  GtkLabel *error_label;
  char *seen;        /* (nullable): the value that the row shows */
  gboolean mixed;    /* the items do not agree; then the value is NULL */
  GPtrArray *before; /* (nullable) (element-type utf8): of each item, from when something was typed that may be wrong */
  gboolean started;  /* it has shown a value */
  gboolean always;   /* it shows more than its value, and so is shown anew whenever something changes */
  gboolean busy;     /* the row changes because the project did */
  guint timer;       /* until the pause that ends a step */

  GtkWidget *focus;   /* (nullable): in the row, where the cursor goes */
  GObject *helper;    /* (nullable): what belongs to the row besides widgets */
  GtkWidget *part;    /* (nullable): what else a row needs to find again */
  GPtrArray *choices; /* (nullable) (element-type utf8): ids behind the entries of a list; "" is "not set" */
  void (*show) (PergolaField *self, const char *value);
};

/* From the row to the project. Nothing happens while the row shows what the project holds. */
void pergola_field_set (PergolaField *self, const char *value, gboolean typing);
/* From here on what is typed may be wrong: what is refused leaves the items as they are now, not as they were half way.
 * Nothing happens where that has begun. */
void pergola_field_begin (PergolaField *self);
/* Gives the items back what they had at the beginning, and ends there; FALSE where nothing had begun. */
gboolean pergola_field_take_back (PergolaField *self);
void pergola_field_end (PergolaField *self);
/* The same for the name of what a field names. */
void pergola_field_set_reference (PergolaField *self, const char *name);
PergolaItem *pergola_field_get_item (PergolaField *self); /* (nullable): the first */
PergolaProject *pergola_field_get_project (PergolaField *self);
/* What the field is called; never NULL. */
const char *pergola_field_get_title (PergolaField *self);

/* pergola-field-entry.c */
void pergola_field_init_line (PergolaField *self);
void pergola_field_init_number (PergolaField *self); /* number, duration */
void pergola_field_init_date (PergolaField *self);
void pergola_field_init_time (PergolaField *self);
/* pergola-field-text.c */
void pergola_field_init_text (PergolaField *self); /* text, lines */
/* pergola-field-score.c */
void pergola_field_init_score (PergolaField *self);
/* pergola-field-choice.c */
void pergola_field_init_choice (PergolaField *self);
void pergola_field_init_audience (PergolaField *self); /* the attribute */
/* pergola-field-reference.c */
void pergola_field_init_reference (PergolaField *self); /* person, item */
/* pergola-field-slider.c */
void pergola_field_init_slider (PergolaField *self); /* a number whose ends have words */
/* pergola-field-toggles.c */
void pergola_field_init_toggles (PergolaField *self); /* a choice of few, short answers */
void pergola_field_init_choices (PergolaField *self);
void pergola_field_init_boolean (PergolaField *self);
void pergola_field_init_strokes (PergolaField *self);

G_END_DECLS
