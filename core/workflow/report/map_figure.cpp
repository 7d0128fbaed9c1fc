#include "core/workflow/report/map_figure.h"

#include "core/workflow/map_drawing.h"
#include "core/workflow/report/inline_image.h"
#include "core/workflow/report/number_text.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace stratoscope::workflow {
namespace {

constexpr int side = 640;
constexpr int rasterSide = 1000;
constexpr std::size_t mostVectorPoints = 20000;

std::string coordinate(double value) {
  auto text = decimalText(value, 1);
  return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}

/// Lines of no length with round ends: the shortest way to write many points.
std::string dots(const MapFrame& frame, const std::vector<std::size_t>& items) {
  std::string path;
  for (const auto item : items) {
    const auto [x, y] = frame.place(item);
    if (std::isfinite(x) && std::isfinite(y)) {
      path.append("M").append(coordinate(x)).append(" ").append(coordinate(y)).append("h0");
    }
  }
  return path;
}

/// The points twice, the second time smaller, so that the first become their rims.
void writeDots(HtmlWriter& html, const std::string& id, const std::string& path, Rgb colour, double radius) {
  html.open("defs").empty("path", {{"id", id}, {"d", path}}).close();
  html.open("g", {{"fill", "none"}, {"stroke-linecap", "round"}});
  html.empty("use", {{"href", "#" + id},
                     {"stroke", hexText(mixed(colour, {0, 0, 0}, 0.4))},
                     {"stroke-width", coordinate(2 * radius)}});
  html.empty("use", {{"href", "#" + id}, {"stroke", hexText(colour)}, {"stroke-width", coordinate(2 * radius * 0.74)}});
  html.close();
}

std::vector<std::size_t> without(const std::vector<int>& categories) {
  std::vector<std::size_t> items;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    if (categories[i] < 0) {
      items.push_back(i);
    }
  }
  return items;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// A mark and where it stands; marks that would lie on others are moved down.
struct Mark {
  std::string text;
  double x = 0;
  double y = 0;

  [[nodiscard]] bool covers(const Mark& other) const {
    constexpr double height = 20;
    constexpr double halfCharacter = 5;
    const double reach = halfCharacter * static_cast<double>(text.size() + other.text.size());
    return std::abs(y - other.y) < height && std::abs(x - other.x) < reach;
  }
};

std::optional<Mark> markAt(const MapFrame& frame, const std::vector<std::size_t>& items, const std::string& text) {
  std::vector<double> across;
  std::vector<double> down;
  for (const auto item : items) {
    if (const auto [x, y] = frame.place(item); std::isfinite(x) && std::isfinite(y)) {
      across.push_back(x);
      down.push_back(y);
    }
  }
  return across.empty() ? std::nullopt : std::optional(Mark{text, median(across), median(down)});
}

std::vector<Mark> placedMarks(const MapFrame& frame, const std::vector<std::vector<std::size_t>>& members,
                              const std::vector<std::string>& texts) {
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < std::min(members.size(), texts.size()); ++i) {
    if (auto mark = markAt(frame, members[i], texts[i])) {
      while (mark->y < side && std::ranges::any_of(marks, [&](const Mark& other) { return mark->covers(other); })) {
        mark->y += 4;
      }
      marks.push_back(*mark);
    }
  }
  return marks;
}

void writeVectors(HtmlWriter& html, const Matrix& places, const MapFigure& figure) {
  const MapFrame frame(places, side, side * 0.06);
  const double radius = std::max(1.4, pointRadius(places.rows) * side);
  const auto members = itemsOfCategories(figure.categories);
  html.open("svg", {{"class", "map"},
                    {"viewBox", "0 0 " + std::to_string(side) + " " + std::to_string(side)},
                    {"role", "img"},
                    {"aria-label", figure.caption}});
  writeDots(html, figure.id + "none", dots(frame, without(figure.categories)), neutralRgb, radius);
  for (std::size_t i = 0; i < members.size(); ++i) {
    writeDots(html, figure.id + std::to_string(i), dots(frame, members[i]), categoryRgb(static_cast<int>(i)), radius);
  }
  for (const auto& mark : placedMarks(frame, members, figure.marks)) {
    html.element("text", mark.text, {{"x", coordinate(mark.x)}, {"y", coordinate(mark.y)}});
  }
  html.close();
}

void writeLegend(HtmlWriter& html, const MapFigure& figure) {
  html.open("ul", {{"class", "legend"}});
  for (std::size_t i = 0; i < figure.names.size(); ++i) {
    html.open("li");
    writeSwatch(html, static_cast<int>(i));
    html.text(figure.names[i]).close();
  }
  if (std::ranges::any_of(figure.categories, [](int category) { return category < 0; })) {
    html.open("li");
    writeSwatch(html, -1);
    html.text("none").close();
  }
  html.close();
}

} // namespace

void writeMap(HtmlWriter& html, const Matrix& places, const MapFigure& figure) {
  html.open("figure");
  if (places.rows <= mostVectorPoints) {
    writeVectors(html, places, figure);
  } else {
    html.empty("img", {{"class", "map"},
                       {"src", dataAddress(drawMap(places, figure.categories, rasterSide))},
                       {"alt", figure.caption}});
  }
  html.element("figcaption", figure.caption);
  writeLegend(html, figure);
  html.close();
}

} // namespace stratoscope::workflow
