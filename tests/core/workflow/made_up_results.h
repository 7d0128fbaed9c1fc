#pragma once

#include "core/base/npy.h"
#include "core/cohort/items.h"
#include "core/cohort/runs.h"

#include <array>
#include <filesystem>
#include <string>

/// Results that no training and no clustering made, so that a test knows every number.
namespace stratoscope::fixture {

inline cohort::NewSeries picture(const std::string& path) {
  cohort::NewSeries series;
  series.kind = "picture";
  series.files = {{path, 1, 1}};
  series.items.resize(1);
  return series;
}

inline cohort::NewSeries dicomSeries() {
  cohort::NewSeries series;
  series.kind = "dicom";
  series.patient = "P1";
  series.study = "1.2";
  series.uid = "1.2.3";
  series.modality = "CT";
  series.files = {{"/data/ct/1.dcm", 1, 1}};
  series.columns = {{"site", "\"north\""}};
  series.items.resize(2);
  series.items.front().slice = 4;
  series.items.back().slice = 7;
  return series;
}

/// A cohort of a picture each, and of one DICOM series of two slices that has a patient: items `pictures` and
/// `pictures` + 1. All pixels are black.
inline cohort::Cohort plainCohort(const std::filesystem::path& folder, int pictures) {
  auto cohort = cohort::Cohort::create(folder);
  cohort::Transaction transaction(cohort);
  for (int i = 0; i < pictures; ++i) {
    cohort::addSeries(cohort, picture("/data/a, b/" + std::to_string(i) + ".png"));
  }
  cohort::addSeries(cohort, dicomSeries());
  const auto items = static_cast<std::size_t>(cohort::itemCount(cohort));
  writeNpy(cohort.imagesFolder() / "none.npy", "|u1", std::array{items, std::size_t{1}, std::size_t{1}, std::size_t{1}},
           std::vector<std::byte>(items));
  cohort::setImageFile(cohort, "none.npy");
  transaction.commit();
  return cohort;
}

inline std::int64_t addRun(cohort::Cohort& cohort, const std::string& step, const std::string& result,
                           const std::string& file = {}) {
  cohort::Run run;
  run.step = step;
  run.parametersJson = R"({"model": "models/m.safetensors"})";
  run.resultJson = result;
  run.file = file;
  return cohort::addRun(cohort, run);
}

/// Row i is (i, i + 0.1, 0).
inline void giveEmbedding(cohort::Cohort& cohort) {
  Matrix values(static_cast<std::size_t>(cohort::itemCount(cohort)), 3);
  for (std::size_t i = 0; i < values.rows; ++i) {
    values.row(i)[0] = static_cast<float>(i);
    values.row(i)[1] = static_cast<float>(i) + 0.1F;
  }
  writeMatrix(cohort.embeddingsFolder() / "e.npy", values);
  cohort::Transaction transaction(cohort);
  addRun(cohort, "embed", "{\"items\": " + std::to_string(values.rows) + "}", "embeddings/e.npy");
  transaction.commit();
}

/// Even items are in cluster 0, odd ones in cluster 1, each 0.5 from its centre.
inline void giveClusters(cohort::Cohort& cohort) {
  cohort::Clustering clustering;
  for (int i = 0; i < cohort::itemCount(cohort); ++i) {
    clustering.clusters.push_back(i % 2);
    clustering.distances.push_back(0.5F);
  }
  cohort::Transaction transaction(cohort);
  const auto run = addRun(cohort, "cluster", R"({"k": 2, "silhouette": 0.25, "curves": {"k": [], "inertia": []}})");
  cohort::addClustering(cohort, run, clustering);
  transaction.commit();
}

/// Item i lies at (i, -i).
inline void giveMap(cohort::Cohort& cohort) {
  Matrix places(static_cast<std::size_t>(cohort::itemCount(cohort)), 2);
  for (std::size_t i = 0; i < places.rows; ++i) {
    places.row(i)[0] = static_cast<float>(i);
    places.row(i)[1] = -static_cast<float>(i);
  }
  writeMatrix(cohort.mapsFolder() / "m.npy", places);
  cohort::Transaction transaction(cohort);
  addRun(cohort, "map", R"({"method": "pca", "trustworthiness": 1.0})", "maps/m.npy");
  transaction.commit();
}

} // namespace stratoscope::fixture
