/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What an item could be linked to, in either direction: asked beside the row that offers it. */

#include "config.h"

#include "pergola-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-chooser.h"
#include "pergola-describe.h"
#include "pergola-role.h"

#define ACTION "inspector.offer"

/* The item may be another one when the answer comes: what is needed then is kept by id. */
typedef struct
{
  PergolaEditor *editor;
  char *item;
  const PergolaLinkKind *kind; /* (nullable): any that figures draw */
  gboolean leaves;             /* from the item, else to it */
} Offer;

static void
offer_free (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  g_object_unref (offer->editor);
  g_free (offer->item);
  g_free (offer);
}

static PergolaProject *
get_project (const Offer *offer)
{
  return pergola_editor_get_project (offer->editor);
}

static PergolaItem *
get_item (const Offer *offer)
{
  return pergola_project_get (get_project (offer), offer->item);
}

/* --- Which kind of link --- */

static gboolean
is_drawn_already (PergolaProject *project, const char *from, const char *to)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, from);

  for (guint i = 0; i < links->len; i++)
    {
      const PergolaLinkKind *kind = pergola_project_get_link_kind (project, pergola_item_get_kind (links->pdata[i]));

      if (kind != NULL && pergola_link_kind_is_drawn (kind) &&
          g_str_equal (pergola_item_get_from (links->pdata[i]), from) &&
          g_str_equal (pergola_item_get_to (links->pdata[i]), to))
        return TRUE;
    }

  return FALSE;
}

/* (nullable): how an activity that is no card of the figure led to one: by a link that panels list. */
static const PergolaLinkKind *
find_listed (PergolaProject *project, const char *from, const char *to)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (project);

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *kinds = ((PergolaFramework *) frameworks->pdata[i])->links;

      for (guint j = 0; j < kinds->len; j++)
        if (((PergolaLinkKind *) kinds->pdata[j])->style == PERGOLA_LINK_LISTED &&
            pergola_project_can_link (project, ((PergolaLinkKind *) kinds->pdata[j])->id, from, to, NULL))
          return kinds->pdata[j];
    }

  return NULL;
}

/* (nullable): the link that would be made. */
static const PergolaLinkKind *
find_kind (const Offer *offer, PergolaItem *other)
{
  PergolaProject *project = get_project (offer);
  const char *from = offer->leaves ? offer->item : pergola_item_get_id (other);
  const char *to = offer->leaves ? pergola_item_get_id (other) : offer->item;
  const PergolaLinkKind *guessed;
  g_autoptr (GPtrArray) kinds = NULL;

  if (offer->kind != NULL)
    return pergola_project_can_link (project, offer->kind->id, from, to, NULL) ? offer->kind : NULL;
  if (is_drawn_already (project, from, to))
    return NULL;
  if (!offer->leaves && pergola_ground_is_activity (project, other))
    return find_listed (project, from, to);
  guessed = pergola_editor_guess_link (offer->editor, from, to);
  kinds = guessed == NULL ? pergola_editor_list_link_kinds (offer->editor, from, to) : NULL;

  return guessed != NULL ? guessed : kinds->len > 0 ? kinds->pdata[0] : NULL;
}

/* --- What is at the other end --- */

static void
add_ends (PergolaProject *project, GStrv kinds, GPtrArray *items, GHashTable *seen)
{
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) some = pergola_project_list_items_as (project, kinds[i]);

      for (guint j = 0; j < some->len; j++)
        if (g_hash_table_add (seen, some->pdata[j]))
          g_ptr_array_add (items, some->pdata[j]);
    }
}

/* (transfer container) (element-type PergolaItem): whatever stands at such links. */
static GPtrArray *
list_ends (const Offer *offer)
{
  PergolaProject *project = get_project (offer);
  GPtrArray *frameworks = pergola_project_list_frameworks (project);
  const PergolaKind *activity = pergola_project_get_kind_by_role (project, "activity");
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *items = g_ptr_array_new ();
  PergolaItem *item = get_item (offer);

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *kinds = ((PergolaFramework *) frameworks->pdata[i])->links;

      for (guint j = 0; j < kinds->len; j++)
        {
          const PergolaLinkKind *kind = kinds->pdata[j];

          if ((offer->kind != NULL ? kind == offer->kind : pergola_link_kind_is_drawn (kind)) &&
              pergola_project_is_one_of (project, item, offer->leaves ? kind->from : kind->to))
            add_ends (project, offer->leaves ? kind->to : kind->from, items, seen);
        }
    }
  if (offer->kind == NULL && !offer->leaves && activity != NULL)
    add_ends (project, (GStrv) (const char *const[]){ activity->id, NULL }, items, seen);

  return items;
}

/* The steps of the latest stories come first; all else stays as it is. */
static int
compare_latest (gconstpointer a, gconstpointer b, gpointer project)
{
  PergolaItem *one = *(PergolaItem *const *) a, *other = *(PergolaItem *const *) b;
  PergolaItem *above = pergola_project_get (project, pergola_item_get_parent (one));
  PergolaItem *beside = pergola_project_get (project, pergola_item_get_parent (other));
  int order = g_strcmp0 (pergola_role_get (project, beside, "date"), pergola_role_get (project, above, "date"));

  if (above == NULL || beside == NULL || above == beside)
    return above == beside && above != NULL ? pergola_item_compare_rank (&one, &other) : 0;
  return order != 0 ? order : pergola_item_compare_rank (&above, &beside);
}

/* --- Asking --- */

/* "Aspiration · Applied value", "3 Applied value · Improving", or the story of a step. */
static char *
describe (const Offer *offer, PergolaItem *other, const PergolaLinkKind *kind, gboolean several)
{
  PergolaProject *project = get_project (offer);
  const PergolaKind *of = pergola_project_get_kind (project, pergola_item_get_kind (other));
  const PergolaChoice *type = pergola_role_get_choice (project, other, "type");
  PergolaItem *story = pergola_project_get (project, pergola_item_get_parent (other));
  const char *parts[4] = { NULL };
  guint n = 0;

  if (story != NULL)
    return pergola_describe_title (project, story);
  if (of != NULL && (several || type == NULL))
    parts[n++] = of->title;
  if (type != NULL)
    parts[n++] = type->title;
  if (kind->style == PERGOLA_LINK_IMPROVING || kind->style == PERGOLA_LINK_REFRAMING)
    parts[n++] = kind->title;

  return g_strjoinv (" · ", (GStrv) parts);
}

static gboolean
are_several (GPtrArray *items)
{
  for (guint i = 1; i < items->len; i++)
    if (g_strcmp0 (pergola_item_get_kind (items->pdata[i]), pergola_item_get_kind (items->pdata[0])) != 0)
      return TRUE;

  return FALSE;
}

/* What flows on first, then what loops. */
static void
fill (const Offer *offer, PergolaChooser *chooser)
{
  g_autoptr (GPtrArray) items = list_ends (offer);
  gboolean several = are_several (items);

  if (offer->kind != NULL)
    g_ptr_array_sort_with_data (items, compare_latest, get_project (offer));
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < items->len; i++)
      {
        const PergolaLinkKind *kind = find_kind (offer, items->pdata[i]);
        gboolean loops =
          kind != NULL && (kind->style == PERGOLA_LINK_IMPROVING || kind->style == PERGOLA_LINK_REFRAMING);
        g_autofree char *title = NULL, *words = NULL;

        if (kind == NULL || loops != (pass == 1))
          continue;
        title = pergola_describe_title (get_project (offer), items->pdata[i]);
        words = describe (offer, items->pdata[i], kind, several);
        pergola_chooser_add (chooser, pergola_item_get_id (items->pdata[i]), title, words);
      }
}

static char *
make_question (const Offer *offer)
{
  g_autofree char *title = pergola_describe_title (get_project (offer), get_item (offer));

  if (offer->kind != NULL)
    /* Translators: an item, then what links of a kind say of it: “Water company: Cares about”. */
    return g_strdup_printf (_ ("%s: %s"), title, offer->leaves ? offer->kind->title : offer->kind->reverse);
  return offer->leaves ? g_strdup_printf (_ ("What does “%s” lead to?"), title)
                       : g_strdup_printf (_ ("What led to “%s”?"), title);
}

static gboolean
is_value (PergolaProject *project, PergolaItem *item)
{
  const PergolaKind *value = pergola_project_get_kind_by_role (project, "value");

  return value != NULL && pergola_project_is_a (project, item, value->id);
}

/* (nullable): of what something new can be made. */
static const PergolaKind *
get_fresh (PergolaProject *project, PergolaItem *item, const PergolaLinkKind *kind, gboolean leaves)
{
  const PergolaKind *other = NULL;

  if (kind != NULL)
    other = pergola_project_get_kind (project, (leaves ? kind->to : kind->from)[0]);
  else if (!leaves && is_value (project, item))
    other = pergola_remedy_get_ground_kind (project);

  return other != NULL && other->parent == NULL ? other : NULL;
}

static void
chosen_cb (PergolaChooser *chooser, const char *id, Offer *offer)
{
  PergolaItem *other = pergola_project_get (get_project (offer), id);
  const PergolaLinkKind *kind = other != NULL && get_item (offer) != NULL ? find_kind (offer, other) : NULL;

  if (kind != NULL)
    pergola_editor_link (offer->editor, kind->id, offer->leaves ? offer->item : id, offer->leaves ? id : offer->item);
}

/* What has no name yet, or stands nowhere for want of a type, is shown, to be given it. */
static gboolean
is_unfinished (PergolaProject *project, PergolaItem *item)
{
  return *pergola_item_get_title (item) == '\0' ||
         (pergola_role_get_field (project, item, "type") != NULL &&
          pergola_role_get_choice (project, item, "type") == NULL && !pergola_ground_is_activity (project, item));
}

static void
created_cb (PergolaChooser *chooser, const char *title, Offer *offer)
{
  PergolaProject *project = get_project (offer);
  g_autoptr (GError) error = NULL;
  PergolaItem *item = get_item (offer), *fresh;

  if (item == NULL)
    return;
  fresh = offer->kind != NULL
            ? pergola_edit_link_new (project, offer->kind->id, offer->item, offer->leaves, title, &error)
            : pergola_remedy_ground (project, item, NULL, NULL, title, &error);
  if (fresh == NULL)
    pergola_editor_toast (offer->editor, error->message, FALSE);
  else if (is_unfinished (project, fresh))
    pergola_editor_go_to (offer->editor, pergola_item_get_id (fresh));
}

static void
hear (PergolaChooser *chooser, const char *signal, GCallback answered, const Offer *offer)
{
  Offer *copy = g_memdup2 (offer, sizeof *offer);

  g_object_ref (copy->editor);
  copy->item = g_strdup (offer->item);
  g_signal_connect_data (chooser, signal, answered, copy, offer_free, 0);
}

void
pergola_inspector_ask_offer (PergolaInspector *self, const char *target)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  g_auto (GStrv) words = g_strsplit (target, " ", 3);
  GtkWidget *row = pergola_entries_find_row (self->entries, ACTION, target);
  Offer offer = { self->editor, words[1], NULL, g_strcmp0 (words[0], "from") == 0 };
  const PergolaKind *kind;
  g_autofree char *question = NULL, *fresh = NULL;
  PergolaChooser *chooser;

  if (row == NULL || words[1] == NULL || get_item (&offer) == NULL)
    return;
  offer.kind = words[2] != NULL ? pergola_project_get_link_kind (project, words[2]) : NULL;
  kind = get_fresh (project, get_item (&offer), offer.kind, offer.leaves);
  question = make_question (&offer);
  /* Translators: %s is a kind of item, such as “Aspiration”. */
  fresh = kind != NULL ? g_strdup_printf (_ ("New %s"), kind->title) : NULL;
  chooser = pergola_chooser_new (question, fresh, _ ("Nothing is called that yet."));
  fill (&offer, chooser);
  hear (chooser, "chosen", G_CALLBACK (chosen_cb), &offer);
  hear (chooser, "created", G_CALLBACK (created_cb), &offer);
  pergola_chooser_show (chooser, GTK_WIDGET (self), row);
}

/* --- Offering --- */

void
pergola_inspector_add_offer (PergolaInspector *self,
                             PergolaItem *item,
                             const PergolaLinkKind *kind,
                             gboolean leaves,
                             const char *title,
                             GPtrArray *entries)
{
  PergolaEntry *entry = pergola_entries_add (entries, PERGOLA_ENTRY_BUTTON, g_strdup (title));

  entry->action = g_strdup (ACTION);
  entry->target =
    g_strjoin (" ", leaves ? "from" : "to", pergola_item_get_id (item), kind != NULL ? kind->id : NULL, NULL);
}

gboolean
pergola_inspector_can_offer (PergolaInspector *self, PergolaItem *item, const PergolaLinkKind *kind, gboolean leaves)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  GStrv ends = leaves ? kind->to : kind->from;

  if (!pergola_project_is_one_of (project, item, leaves ? kind->from : kind->to))
    return FALSE;
  for (guint i = 0; ends[i] != NULL; i++)
    if (pergola_project_count (project, ends[i]) > 0)
      return TRUE;

  return get_fresh (project, item, kind, leaves) != NULL;
}
