/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* SVG: well formed whatever it shows, words as words, items with id and title. */

#include "made-scene.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

static xmlDoc *
parse_svg (PergolaScene *scene, PergolaTheme theme)
{
  PergolaOutputOptions options = { .format = PERGOLA_FORMAT_SVG, .theme = theme, .scale = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pergola_output_svg (scene, &options, &error);
  xmlDoc *document;

  g_assert_no_error (error);
  document =
    xmlReadMemory (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "made.svg", NULL, XML_PARSE_NONET);
  g_assert_nonnull (document);

  return document;
}

static gboolean
fits (xmlNode *node, const char *name, const char *id)
{
  xmlChar *found;
  gboolean same;

  if (node->type != XML_ELEMENT_NODE || strcmp ((const char *) node->name, name) != 0)
    return FALSE;
  if (id == NULL)
    return TRUE;

  found = xmlGetProp (node, (const xmlChar *) "id");
  same = g_strcmp0 ((const char *) found, id) == 0;
  xmlFree (found);

  return same;
}

/* (nullable): the first element of a name, from @node on and below, with an id when that is given. */
static xmlNode *
find (xmlNode *node, const char *name, const char *id)
{
  for (; node != NULL; node = node->next)
    {
      xmlNode *below;

      if (fits (node, name, id))
        return node;
      below = find (node->children, name, id);
      if (below != NULL)
        return below;
    }

  return NULL;
}

static void
assert_content (xmlNode *node, const char *expected)
{
  xmlChar *content;

  g_assert_nonnull (node);
  content = xmlNodeGetContent (node);
  g_assert_cmpstr ((const char *) content, ==, expected);
  xmlFree (content);
}

static void
assert_attribute (xmlNode *node, const char *name, const char *expected)
{
  xmlChar *value;

  g_assert_nonnull (node);
  value = xmlGetProp (node, (const xmlChar *) name);
  g_assert_cmpstr ((const char *) value, ==, expected);
  xmlFree (value);
}

static void
test_items (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (PergolaScene) scene = make_scene (fonts, 2, 2, "Leaks & <losses>");
  xmlDoc *document = parse_svg (scene, PERGOLA_THEME_DARK);
  xmlNode *root = xmlDocGetRootElement (document), *card, *link;

  assert_attribute (root, "lang", "en");
  assert_content (find (root->children, "title", NULL), "Made & <hand>");
  /* Its own ground: a dark figure is readable on a white page. */
  assert_attribute (find (root->children, "rect", NULL), "fill", "#1c1c1d");

  card = find (root, "g", "c1-1");
  g_assert_nonnull (card);
  assert_content (find (card->children, "title", NULL), "Leaks & <losses>");
  assert_content (find (card->children, "text", NULL), "Leaks & <losses>");
  assert_attribute (find (card->children, "text", NULL), "font-weight", "700");
  assert_attribute (find (card->children, "path", NULL), "fill-rule", "evenodd");

  link = find (root, "g", "link");
  g_assert_nonnull (link);
  assert_content (find (link->children, "title", NULL), "From first to last");
  assert_attribute (find (link->children, "path", NULL), "stroke-dasharray", "7 4.5");
  xmlFreeDoc (document);
}

static void
test_hostile (void)
{
  static const char *const titles[] = {
    "",
    " ",
    "]]>",
    "<!DOCTYPE x>&#0;",
    "a\001b\013c\033",
    "a  b",
    "\"'",
    "\357\277\277",
    "e\314\201\314\201\314\201",
    "تسرب المياه ليلا",
    "漏水夜间诊断",
    "👩🏽‍🚒🇵🇹",
    "line\nline\r\nline\rline",
    "\342\200\256turned",
    "&amp;",
  };
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (PergolaScene) scene = make_scene (fonts, 1, 1, titles[i]);

      g_test_message ("title %u", i);
      xmlFreeDoc (parse_svg (scene, PERGOLA_THEME_PRINT));
    }
}

/* Words from right to left begin on the right. */
static void
test_direction (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (PergolaScene) scene = make_scene (fonts, 1, 1, "تسرب");
  xmlDoc *document = parse_svg (scene, PERGOLA_THEME_PRINT);
  xmlNode *text = find (xmlDocGetRootElement (document), "text", NULL);

  assert_attribute (text, "direction", "rtl");
  assert_content (text, "تسرب");
  xmlFreeDoc (document);
}

/* What a line no longer shows is not in it; the whole is in the title. */
static void
test_ellipsis (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autofree char *title = g_strnfill (300, 'w');
  g_autoptr (PergolaScene) scene = make_scene (fonts, 1, 1, title);
  xmlDoc *document = parse_svg (scene, PERGOLA_THEME_PRINT);
  xmlNode *card = find (xmlDocGetRootElement (document), "g", "c0-0");
  xmlNode *first = find (card->children, "text", NULL);
  xmlChar *words = xmlNodeGetContent (find (first->next, "text", NULL));

  assert_content (find (card->children, "title", NULL), title);
  g_assert_true (g_str_has_suffix ((const char *) words, "w…"));
  g_assert_cmpuint (strlen ((const char *) words), <, 30);
  xmlFree (words);
  xmlFreeDoc (document);
}

static void
test_turned (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (PergolaScene) scene = pergola_scene_new (100, 100, FALSE);
  xmlDoc *document;
  xmlNode *text;

  pergola_scene_add_turned_text (scene, PERGOLA_ROLE_STRIP, NULL, fonts, "Formal", (PergolaRect){ 20, 10, 30, 80 }, 3,
                                 13, TRUE, PANGO_ALIGN_LEFT, 1, PERGOLA_COLOR (TEXT));
  document = parse_svg (scene, PERGOLA_THEME_PRINT);
  text = find (xmlDocGetRootElement (document), "text", NULL);
  assert_content (text, "Formal");
  assert_attribute (text, "transform", "translate(20.00 90.00) rotate(-90)");
  assert_attribute (text, "x", "0");

  xmlFreeDoc (document);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/svg/items", test_items);
  g_test_add_func ("/svg/hostile", test_hostile);
  g_test_add_func ("/svg/direction", test_direction);
  g_test_add_func ("/svg/ellipsis", test_ellipsis);
  g_test_add_func ("/svg/turned", test_turned);

  return g_test_run ();
}
