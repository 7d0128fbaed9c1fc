#pragma once

#include "ui/models/learn_settings.h"
#include "ui/models/training_estimate.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace stratoscope::ui {

class CurveView;

/// The Learn dock: what to train, the buttons, and the losses while it trains. Says what the person wants; starts
/// nothing itself.
class LearnPanel : public QWidget {
  Q_OBJECT

public:
  enum class State { Idle, Running, Paused };

  explicit LearnPanel(QWidget* parent = nullptr);

  [[nodiscard]] LearnSettings settings() const;
  /// Unknown words leave the choice as it is; numbers are brought into range.
  void setSettings(const LearnSettings& settings);
  /// From Idle to Running the curves start anew.
  void setState(State state);
  /// @param whyNot shown while training is not possible, such as "Import images first".
  void setPossible(bool possible, const QString& whyNot = {});
  /// What the estimate before the start and the time left are reckoned from.
  void setBasis(const TrainingBasis& basis);
  /// A stopped training that can go on. @param done its epochs so far; below 0 for no such training.
  void setUnfinished(int done, int epochs);
  /// @param epoch from 1. @param imagesPerSecond 0 where it is not known.
  void addEpoch(int epoch, int epochs, double loss, double contrastive, double reconstruction, double imagesPerSecond);

Q_SIGNALS:
  void trainRequested(const stratoscope::ui::LearnSettings& settings);
  /// Goes on with the stopped training.
  void resumeRequested(const QString& device);
  /// True asks to pause, false to go on.
  void pauseRequested(bool pause);
  void stopRequested();

private:
  QWidget* makeForm();
  [[nodiscard]] QHBoxLayout* rowOfVariational();
  void showState();
  void showEstimate();

  State state_ = State::Idle;
  bool possible_ = true;
  QString whyNot_;
  QComboBox* model_;
  QComboBox* loss_;
  QComboBox* augmentation_;
  QSpinBox* epochs_;
  QSpinBox* batch_;
  QSpinBox* latent_;
  QDoubleSpinBox* temperature_;
  QDoubleSpinBox* weight_;
  QCheckBox* variational_;
  QDoubleSpinBox* divergence_;
  QComboBox* precision_;
  QLabel* meaning_; ///< of the augmentation
  QLabel* estimate_;
  TrainingBasis basis_;
  QSpinBox* seed_;
  QComboBox* device_;
  QWidget* form_;
  QPushButton* train_;
  QPushButton* resume_;
  QPushButton* pause_;
  QPushButton* stop_;
  QLabel* status_;
  CurveView* curves_;
};

} // namespace stratoscope::ui
