#include "ui/models/window_presets.h"

#include <QCoreApplication>

namespace stratoscope::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(stratoscope::ui::WindowPresets)
};

QString nameOf(const NamedWindow& offered, std::size_t place) {
  if (!offered.name.isEmpty()) {
    return offered.name;
  }
  return offered.window.table ? Words::tr("Table %L1 of the file").arg(place + 1)
                              : Words::tr("Window %L1 of the file").arg(place + 1);
}

} // namespace

const std::vector<WindowPreset>& windowPresets() {
  using enum WindowPreset::Kind;
  static const std::vector<WindowPreset> presets{{Words::tr("As the file says"), Qt::Key_F2, File},
                                                 {Words::tr("Whole range"), Qt::Key_F3, Range},
                                                 {Words::tr("1st to 99th percentile"), Qt::Key_F4, Percentiles},
                                                 {Words::tr("CT soft tissue"), Qt::Key_F5, Hounsfield, {40, 400}},
                                                 {Words::tr("CT lung"), Qt::Key_F6, Hounsfield, {-600, 1500}},
                                                 {Words::tr("CT bone"), Qt::Key_F7, Hounsfield, {480, 2500}},
                                                 {Words::tr("CT brain"), Qt::Key_F8, Hounsfield, {40, 80}},
                                                 {Words::tr("CT mediastinum"), Qt::Key_F9, Hounsfield, {50, 350}}};
  return presets;
}

std::vector<WindowPreset> windowPresets(const SliceImage& image, int slice) {
  auto presets = windowPresets();
  const auto& offered = image.windowsAt(slice);
  std::vector<WindowPreset> others;
  for (std::size_t i = 0; i < offered.size(); ++i) {
    const auto name = nameOf(offered[i], i);
    if (i > 0) {
      others.push_back({name, Qt::Key_unknown, WindowPreset::Kind::File, {}, i});
    } else if (!offered[i].name.isEmpty()) {
      //: %1 is what the file calls its window
      presets.front().name = Words::tr("As the file says: %1").arg(name);
    }
  }
  presets.insert(presets.begin() + 1, others.begin(), others.end());
  return presets;
}

std::optional<ContrastWindow> windowFor(const WindowPreset& preset, const SliceImage& image, int slice) {
  if (!image.isValid()) {
    return std::nullopt;
  }
  switch (preset.kind) {
  case WindowPreset::Kind::File:
    if (const auto& offered = image.windowsAt(slice); preset.place < offered.size()) {
      return offered[preset.place].window;
    }
    return image.windowWidth > 0 ? std::optional(ContrastWindow{image.windowCentre, image.windowWidth}) : std::nullopt;
  case WindowPreset::Kind::Range:
    return image.wholeRange;
  case WindowPreset::Kind::Percentiles:
    return image.percentiles;
  case WindowPreset::Kind::Hounsfield:
    break;
  }
  return image.unit == QStringLiteral("HU") ? std::optional(preset.window) : std::nullopt;
}

} // namespace stratoscope::ui
