#pragma once

#include "ui/main_window/panels.h"

#include "ui/models/item_facts.h"

#include <QObject>
#include <QString>

namespace stratoscope::ui {

class Workbench;
struct SnapshotChanges;
struct ViewerSource;

/// Fills the panels from the workbench: with each new snapshot only those whose part has changed.
class PanelFeed : public QObject {
  Q_OBJECT

public:
  PanelFeed(Workbench& workbench, const Panels& panels, QObject* parent = nullptr);

  /// What the map is coloured by: the key of a ColourChoice.
  void colourBy(const QString& key);

private:
  void follow();
  void fillCohort(const SnapshotChanges& changes);
  void fillMap(const SnapshotChanges& changes);
  void showColours(const QString& key);
  void fillClusters(const SnapshotChanges& changes);
  void fillPossible();
  void showTraining();
  void showSource(const ViewerSource& source);
  void showCluster();
  void showFacts();
  void connectViewer();
  void connectSimilar();

  Workbench& workbench_;
  Panels panels_;
  std::vector<ItemFact> imageFacts_; ///< of the image in the Viewer
  QString colourKey_ = QStringLiteral("cluster");
};

} // namespace stratoscope::ui
