using HydroEdge.Watches;

namespace HydroEdge.Alarms;

/// <summary>What people ask of past occurrences and say of them. Unlike events, this needs the disk: it throws <see cref="IOException"/> while that refuses.</summary>
internal sealed partial class Journal
{
    /// <summary>Newest first.</summary>
    public IReadOnlyList<Occurrence> Occurrences(int most) => OnDisk(file => file.Occurrences(most));

    /// <summary>Those whose id begins so, two at most.</summary>
    public IReadOnlyList<Occurrence> OccurrencesFrom(string prefix) => OnDisk(file => file.OccurrencesFrom(prefix));

    /// <summary>The shortest beginning of an id that no other occurrence has.</summary>
    public string TellingPart(string id) => OnDisk(file => id[..Math.Min(id.Length, file.TellingLength(id))]);

    /// <summary>Keeps a verdict; on the disk when this returns.</summary>
    public void Judge(string id, Verdict verdict) => OnDisk(file =>
    {
        file.Judge(id, verdict);
        return true;
    });

    /// <summary>The views of an alarm that were judged last, made by one model under one question; so many of each verdict at most.</summary>
    public IReadOnlyList<Exemplar> Exemplars(AlarmKey key, string question, string model, int most) =>
        OnDisk(file => file.Exemplars(key, question, model, most));

    /// <summary>The alarms of which something was judged.</summary>
    public IReadOnlyList<AlarmKey> JudgedAlarms() => OnDisk(file => file.JudgedAlarms());

    private T OnDisk<T>(Func<JournalFile, T> ask)
    {
        lock (_gate)
        {
            TryReopen();
            var answer = default(T);
            Guarded(file => answer = ask(file));
            return _file is null
                ? throw new IOException($"{_path} cannot be used now: make room on the disk, see that the file is ours to write, and try again")
                : answer!;
        }
    }
}
