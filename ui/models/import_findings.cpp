#include "ui/models/import_findings.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <set>

namespace stratoscope::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(stratoscope::ui::ImportFindings)
};

struct Counts {
  std::set<std::string> patients;
  qint64 slices = 0;
  qint64 files = 0;
  qint64 bytes = 0;
  qint64 items = 0;
  int known = 0;      ///< series
  qint64 leftOut = 0; ///< series that the recipe makes no item of
};

Counts countsOf(const workflow::SourcePreview& preview, const imaging::Recipe& recipe) {
  Counts counts;
  for (const auto& found : preview.series) {
    if (!found.series.patient.empty()) {
      counts.patients.insert(found.series.patient);
    }
    counts.slices += std::max(1, found.series.frames);
    counts.files += static_cast<qint64>(found.series.files.size());
    counts.bytes += static_cast<qint64>(found.bytes);
    const int items = workflow::expectedItems(found.series, recipe);
    counts.items += workflow::newItems(found, recipe);
    counts.known += found.isKnown() ? 1 : 0;
    counts.leftOut += items == 0 ? 1 : 0;
  }
  return counts;
}

} // namespace

bool ImportFindings::allKnown() const {
  return readable() && std::ranges::all_of(preview->series, &workflow::FoundSeries::isKnown);
}

ImportFindings findingsOf(workflow::SourcePreview preview) {
  ImportFindings findings;
  findings.tree = foundTreeOf(preview);
  findings.notes = fileNotesOf(preview.skipped, preview.warnings);
  std::set<std::string> names;
  for (const auto& found : preview.series) {
    for (const auto& [name, value] : found.series.columns) {
      names.insert(name);
    }
    if (found.series.kind == imaging::SourceKind::Npz) {
      names.insert({"label", "split"});
    }
  }
  for (const auto& name : names) {
    findings.columns << QString::fromStdString(name);
  }
  findings.preview = std::make_shared<const workflow::SourcePreview>(std::move(preview));
  return findings;
}

QString summaryOf(const workflow::SourcePreview& preview, const imaging::Recipe& recipe) {
  const auto counts = countsOf(preview, recipe);
  const auto number = [](qint64 count) { return static_cast<int>(count); };
  QStringList parts{Words::tr("%Ln series", nullptr, static_cast<int>(preview.series.size()))};
  if (!counts.patients.empty()) {
    parts << Words::tr("%Ln patients", nullptr, static_cast<int>(counts.patients.size()));
  }
  parts << Words::tr("%Ln slices", nullptr, number(counts.slices))
        << Words::tr("%Ln files", nullptr, number(counts.files))
        << QLocale().formattedDataSize(counts.bytes, 1, QLocale::DataSizeTraditionalFormat);
  if (counts.known > 0) {
    parts << Words::tr("%Ln series already in the cohort", nullptr, counts.known);
  }
  if (recipe.depth() > 1) {
    //: whole volumes that an import would add to the cohort as its images
    parts << Words::tr("gives %Ln volumes", nullptr, number(counts.items));
  } else {
    //: images of the cohort that an import would add
    parts << Words::tr("gives %Ln images", nullptr, number(counts.items));
  }
  if (counts.leftOut > 0) {
    //: series of pictures that an import of whole volumes leaves out
    parts << Words::tr("%Ln pictures left out", nullptr, number(counts.leftOut));
  }
  return parts.join(QStringLiteral(" \u00b7 "));
}

} // namespace stratoscope::ui
