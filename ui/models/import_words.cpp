#include "ui/models/import_words.h"

#include "core/imaging/recipe_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace stratoscope::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(stratoscope::ui::ImportWords)
};

std::filesystem::path toPath(const QString& text) { return std::filesystem::path(text.toStdString()); }

imaging::SliceChoice toSlices(const QString& word) {
  return imaging::slicesNamed(word.toStdString()).value_or(imaging::SliceChoice::Middle);
}

imaging::Windowing toWindowing(const QString& word) {
  return imaging::windowingNamed(word.toStdString()).value_or(imaging::Windowing::Auto);
}

imaging::BitDepth toBits(const QString& word) {
  return imaging::bitsNamed(word.toStdString()).value_or(imaging::BitDepth::Eight);
}

QString slicesInWords(const ImportRequest& request) {
  switch (toSlices(request.slices)) {
  case imaging::SliceChoice::Every:
    return Words::tr("Of a volume one slice in %L1 becomes an image of the cohort.").arg(request.every);
  case imaging::SliceChoice::All:
    return Words::tr("Each slice of a volume becomes an image of the cohort.");
  case imaging::SliceChoice::Orthogonal:
    return Words::tr("Of a volume the three middle planes, one across each axis, become images of the cohort.");
  case imaging::SliceChoice::MaximumProjection:
    return Words::tr("A volume becomes one image: the largest value along each line of sight.");
  case imaging::SliceChoice::MeanProjection:
    return Words::tr("A volume becomes one image: the mean along each line of sight.");
  case imaging::SliceChoice::Cube:
    return Words::tr(
        "A volume becomes one image in three dimensions, laid out as the patient lies. Pictures are left out.");
  default:
    return Words::tr("Of a volume the middle slice becomes an image of the cohort.");
  }
}

QString sizeInWords(const ImportRequest& request) {
  if (toSlices(request.slices) == imaging::SliceChoice::Cube) {
    return request.channels == 3
               ? Words::tr("It is fitted into %L1 \u00d7 %L1 \u00d7 %L1 voxels in its physical proportions, in colour.")
               : Words::tr("It is fitted into %L1 \u00d7 %L1 \u00d7 %L1 voxels in its physical proportions, in grey.");
  }
  return request.channels == 3
             ? Words::tr("It is fitted into %L1 \u00d7 %L1 pixels in its physical proportions, in colour.")
             : Words::tr("It is fitted into %L1 \u00d7 %L1 pixels in its physical proportions, in grey.");
}

QString windowInWords(const ImportRequest& request) {
  const auto range = [](double centre, double width) {
    const QLocale locale;
    return Words::tr("Black to white is %1 to %2 in the file's unit.")
        .arg(locale.toString(centre - width / 2, 'g', 6), locale.toString(centre + width / 2, 'g', 6));
  };
  const auto ct = [](const QString& name) {
    return Words::tr("CT is shown in the %1 window, everything else as its file says.").arg(name);
  };
  using enum imaging::Windowing;
  switch (toWindowing(request.window)) {
  case Preset:
    return Words::tr("Grey levels go by the modality alone: CT soft tissue, else nearly the whole range.");
  case Fixed:
    return range(request.centre, request.width);
  case SoftTissue:
    return ct(Words::tr("soft tissue"));
  case Lung:
    return ct(Words::tr("lung"));
  case Bone:
    return ct(Words::tr("bone"));
  case Brain:
    return ct(Words::tr("brain"));
  case Mediastinum:
    return ct(Words::tr("mediastinum"));
  case Percentiles:
    return Words::tr("Black to white is the 1st to the 99th percentile of each volume.");
  default:
    return Words::tr("Grey levels are those the file asks for, else those of the modality.");
  }
}

} // namespace

imaging::Recipe toRecipe(const ImportRequest& request) {
  imaging::Recipe recipe;
  recipe.slices = toSlices(request.slices);
  recipe.every = request.every;
  recipe.axis = request.axis == u"i" ? 'i' : request.axis == u"j" ? 'j' : 'k';
  recipe.size = request.size;
  recipe.channels = request.channels;
  recipe.windowing = toWindowing(request.window);
  recipe.centre = request.centre;
  recipe.width = request.width;
  recipe.bits = toBits(request.bits);
  return recipe;
}

workflow::ImportOptions toImportOptions(const ImportRequest& request) {
  workflow::ImportOptions options;
  for (const auto& source : request.sources) {
    options.sources.push_back(toPath(source));
  }
  options.recipe = toRecipe(request);
  if (!request.labels.isEmpty()) {
    options.labels = toPath(request.labels);
  }
  options.truth = request.truth.toStdString();
  return options;
}

std::optional<workflow::DeidentificationOptions> toCopyOptions(const ImportRequest& request) {
  if (!request.copyDeidentified) {
    return std::nullopt;
  }
  workflow::DeidentificationOptions options;
  options.profile = request.profile;
  options.key = request.secret.toStdString();
  return options;
}

QString recipeInWords(const ImportRequest& request) {
  QStringList sentences{slicesInWords(request), sizeInWords(request).arg(request.size), windowInWords(request)};
  if (const auto bits = toBits(request.bits); bits == imaging::BitDepth::Sixteen) {
    sentences << Words::tr("It keeps 16 bits; learning and tiles use 8 of them.");
  } else if (bits == imaging::BitDepth::Auto) {
    sentences << Words::tr("16 bits are kept where 8 would lose something; learning and tiles use 8.");
  }
  return sentences.join(QChar::Space);
}

} // namespace stratoscope::ui
