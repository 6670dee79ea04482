using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>What one watch has learnt on one camera, view by view, and what it decided last. Thread-safe.</summary>
internal sealed class WatchMemory(WatchKind kind)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, ViewMemory> _views = [];
    private readonly FrameClock _clock = new();
    private readonly EventJudge _event = new();
    private readonly LeastLead _leads = new();
    private readonly StateJudge _state = new();
    private readonly CloserLead _closer = new();
    private readonly List<StatePlace> _places = [];
    private int _view;
    private Decision? _last;
    private PartWeights _weights = PartWeights.Shipped;

    public WatchKind Kind => kind;

    /// <summary>What people taught it here.</summary>
    public Lessons Lessons { get; } = new();

    /// <summary>How much the parts of a departure count from now on.</summary>
    public void Weigh(PartWeights weights)
    {
        lock (_gate)
            _weights = kind == WatchKind.Event ? weights : PartWeights.Shipped;
    }

    /// <summary>It is active or well on the way there.</summary>
    public bool IsBusy
    {
        get
        {
            lock (_gate)
                return kind == WatchKind.Event && _event.IsBusy;
        }
    }

    /// <summary>By how much the query has to lead, see <see cref="Watches.LeastLead"/>.</summary>
    public double LeastLead
    {
        get
        {
            lock (_gate)
                return _leads.Share;
        }
    }

    /// <summary>What the patches of a view normally score.</summary>
    public PatchBaseline PatchesOf(int view, int place, int patches)
    {
        lock (_gate)
            return ViewOf(view).Of(place).PatchesOf(patches);
    }

    /// <summary>What the first look tells, before any decision; nothing while it calibrates, and for a state.</summary>
    /// <param name="number">The number of the view that the camera shows.</param>
    /// <param name="seen">By the looks at its part of the picture; margin NaN where one made nothing of it, but not all.</param>
    public Glance Glance(int number, ReadOnlySpan<Sighting> seen)
    {
        lock (_gate)
        {
            if (kind != WatchKind.Event || number != _view)
                return default;
            var view = ViewOf(number);
            var place = view.FarthestOf(seen);
            return view.Of(place).Margin.IsCalibrated && !seen[place].Silenced
                ? _event.Glance(place, view.Of(place).DepartureOf(seen[place]).Under(_weights), seen[place].Lead)
                : default;
        }
    }

    /// <summary>By how much the query led when it was last looked at closer; null when that is too long ago.</summary>
    public double? CloserLeadAt(DateTimeOffset now)
    {
        lock (_gate)
            return _closer.At(now, _event.IsActive);
    }

    public void NoteCloserLead(double lead, DateTimeOffset at)
    {
        lock (_gate)
            _closer.Note(lead, at);
    }

    /// <summary>What the parts of the query normally score in a view.</summary>
    public PhraseMemory PhrasesOf(int view, int place, int phrases)
    {
        lock (_gate)
            return ViewOf(view).Of(place).PhrasesOf(phrases);
    }

    /// <summary>Where a look reads the state; null for an event.</summary>
    public StatePlace? StatePlaceOf(int place)
    {
        lock (_gate)
        {
            while (kind == WatchKind.State && _places.Count <= place)
                _places.Add(new());
            return kind == WatchKind.State ? _places[place] : null;
        }
    }

    /// <param name="number">The number of the view that the camera shows.</param>
    /// <param name="seen">By the looks at its part of the picture; margin NaN where one made nothing of it, but not all.</param>
    public Decision Decide(CompiledWatch watch, EmbeddedFrame frame, int number, ReadOnlySpan<Sighting> seen)
    {
        lock (_gate)
        {
            var view = ViewOf(number);
            if (number != _view)
                _event.Reset();
            _view = number;
            var decided = kind == WatchKind.Event ? view.FarthestOf(seen) : Best(seen);
            var place = view.Of(decided);
            Departure? departed = place.Margin.IsCalibrated ? place.DepartureOf(seen[decided]) : null;
            Consider(watch.Options, view, seen, decided, departed, _clock.SecondsSinceLast(frame.CapturedAt));
            Lessons.Note(frame, watch.Asked, seen[decided].View, Score < OffScore);
            var decision = Decided(watch, frame, seen[decided], place, departed);
            _last = decision;
            return decision;
        }
    }

    public WatchStanding Standing(string watchId, string cameraId)
    {
        lock (_gate)
        {
            var normal = ViewOf(_view).Margin;
            return new(watchId, cameraId, normal.IsCalibrated, normal.FramesToGo, normal.Centre, normal.Spread, _last);
        }
    }

    public WatchRecord Record(string watchId, string asks)
    {
        lock (_gate)
            return new(watchId, asks, [.. _views.Select(view => view.Value.Record(view.Key)).OfType<NormalRecord>()], _event.Budget.Peaks.Record(), _leads.Record());
    }

    public void Restore(WatchRecord record, int view)
    {
        lock (_gate)
        {
            _views.Clear();
            foreach (var normal in record.Normals)
                _views[normal.View] = ViewMemory.From(normal);
            _event.Budget.Restore(record.Peaks);
            _leads.Restore(record.Leads);
            _view = view;
        }
    }

    // A state is held against the other states and not against a normal: it has one memory for all views.
    private ViewMemory ViewOf(int number)
    {
        if (kind == WatchKind.State)
            number = 0;
        if (!_views.TryGetValue(number, out var view))
            _views.Add(number, view = new());
        return view;
    }

    private DecisionState State => kind == WatchKind.State && _state.IsUnseen ? DecisionState.Unseen
        : (kind == WatchKind.Event ? _event.IsActive : _state.IsActive) ? DecisionState.Active
        : DecisionState.Inactive;

    private double Score => kind == WatchKind.Event ? _event.Score : _state.Score;

    private double OffScore => kind == WatchKind.Event ? EventJudge.OffScore : StateJudge.OffScore;

    private Decision Decided(CompiledWatch watch, EmbeddedFrame frame, Sighting seen, PlaceMemory place, Departure? departed)
    {
        var isEvent = kind == WatchKind.Event;
        var state = departed is null ? DecisionState.Calibrating : State;
        return new Decision(
            watch.Options.Id, frame.CameraId, frame.CapturedAt, frame.Number, state,
            Score, isEvent ? EventJudge.OnScore : StateJudge.OnScore, OffScore,
            seen.Margin, place.Margin.Centre, departed?.Deviations ?? place.Margin.DeviationsOf(seen.Margin),
            seen.BestContrast < 0 ? null : watch.Contrasts[seen.BestContrast].Text, seen.Box,
            _view, isEvent ? _event.Budget.Limit : null, _event.Budget.Days,
            departed, _weights == PartWeights.Shipped ? null : _weights,
            state == DecisionState.Active ? place.PhrasesSeen(watch.Phrases) : null);
    }

    // Of the looks at a state the one that shows it best.
    private static int Best(ReadOnlySpan<Sighting> seen)
    {
        var best = -1;
        for (var place = 0; place < seen.Length; place++)
        {
            if (double.IsFinite(seen[place].Margin) && (best < 0 || seen[place].CountsBefore(seen[best])))
                best = place;
        }

        return best;
    }

    /// <param name="departed">How far the sighting lies from normal before this frame has a say in it; null while it calibrates.</param>
    private void Consider(WatchOptions watch, ViewMemory view, ReadOnlySpan<Sighting> seen, int decided, Departure? departed, double seconds)
    {
        if (departed is null)
            view.Learn(seen, decided, Learning.Follow, seconds);
        else if (kind == WatchKind.Event)
            ConsiderEvent(watch, view, seen, decided, departed.Value.Under(_weights), seconds);
        if (kind == WatchKind.State)
            ConsiderState(watch, view.Of(decided).Margin, seen, decided, seconds);
    }

    private void ConsiderEvent(WatchOptions watch, ViewMemory view, ReadOnlySpan<Sighting> seen, int decided, Departure departed, double seconds)
    {
        _leads.Learn(seen[decided].Ahead, seconds);
        view.Learn(seen, decided, _event.Consider(departed, seen[decided].Lead, watch.FalseAlarmsPerDay, seconds), seconds);
    }

    private void ConsiderState(WatchOptions watch, Baseline margin, ReadOnlySpan<Sighting> seen, int decided, double seconds)
    {
        _state.Consider(seen[decided], NormalReference.Shift(watch, margin), seconds);
        for (var place = 0; place < _places.Count && place < seen.Length; place++)
        {
            if (double.IsFinite(seen[place].Margin))
                _places[place].Learn(seconds);
        }
    }
}
