#include "core/workflow/clustering/cluster_words.h"

#include <nlohmann/json.hpp>

namespace stratoscope::workflow {
namespace {

using Json = nlohmann::json;

std::string number(const Json& json, const char* name) {
  return json.contains(name) ? json.at(name).dump() : std::string("?");
}

/// How k came about.
std::string choiceOf(const Json& parameters, const Json& result) {
  const auto method = parameters.value("method", std::string("kmeans"));
  std::string text = "k = ";
  text += number(result, "k");
  if (parameters.value("k", 0) != 0) {
    return text + ", given by the reader";
  }
  if (method == "leiden") {
    return text + ", what the resolution gave";
  }
  const auto ks = result.value("curves", Json::object()).value("k", std::vector<int>());
  if (ks.empty()) {
    return text;
  }
  text += method == "gmm" ? ", the least Bayesian information criterion from " : ", the elbow of the curve from ";
  return text + std::to_string(ks.front()) + " to " + std::to_string(ks.back());
}

std::string mixtureWords(const Json& parameters) {
  std::string text = "a mixture of normal distributions with ";
  text += parameters.value("covariance", std::string("diagonal")) + " covariances";
  if (parameters.contains("variance")) {
    text += " along the principal components that keep a share of " + number(parameters, "variance");
    text += " of the variance";
  }
  return text;
}

std::string headWords(const Json& parameters) {
  const auto hidden = parameters.value("hidden", 0);
  std::string text = number(parameters, "heads");
  text += hidden == 0 ? " linear heads" : " heads of " + std::to_string(hidden) + " hidden units";
  text += " trained to give each image and its " + number(parameters, "neighbours");
  text += " nearest neighbours one cluster and to use all clusters (Adaloglou et al. 2023, beta ";
  return text + number(parameters, "beta") + "), of which the one of least loss was kept";
}

std::string methodWords(const std::string& method, const Json& parameters) {
  if (method == "spherical") {
    return "spherical k-means";
  }
  if (method == "gmm") {
    return mixtureWords(parameters);
  }
  if (method == "ward") {
    return "Ward's method";
  }
  if (method == "leiden") {
    return "the Leiden algorithm on the graph of the " + number(parameters, "neighbours") + " nearest neighbours";
  }
  return method == "consistency" ? headWords(parameters) : "k-means";
}

/// Of runs that only change an earlier one; empty for others.
std::string editWords(const std::string& method, const Json& parameters, const Json& result) {
  if (method == "assign") {
    return "the clusters of run " + number(parameters, "clustering") + ", which " + number(result, "assigned") +
           " images added later were given without clustering again";
  }
  if (method == "merge") {
    return "merging clusters of an earlier run by hand";
  }
  return method == "restore" ? "going back to the clusters of run " + number(parameters, "run") : std::string();
}

} // namespace

std::string clusteringInWords(const cohort::Run& run) {
  const auto parameters = Json::parse(run.parametersJson);
  const auto result = Json::parse(run.resultJson);
  const auto method = parameters.value("method", std::string("kmeans"));
  const auto edit = editWords(method, parameters, result);
  if (!edit.empty()) {
    return edit + " (k = " + number(result, "k") + ")";
  }
  std::string text = methodWords(method, parameters) + " (" + choiceOf(parameters, result);
  text += method == "kmeans" || method == "spherical" ? "; k-means++, 10 starts" : "";
  text += ", seed " + std::to_string(run.seed) + ")";
  return parameters.contains("within") ? text + ", of one cluster of an earlier run alone" : text;
}

} // namespace stratoscope::workflow
