namespace HydroEdge.Archive;

/// <summary>A view that its code speaks for.</summary>
/// <param name="Estimate">About the cosine with the query.</param>
/// <param name="Day">The day's place in the search.</param>
/// <param name="View">The view's id in its day.</param>
/// <param name="Camera">The camera's number in its day.</param>
/// <param name="Time">Milliseconds within the day.</param>
internal readonly record struct Candidate(float Estimate, int Day, long View, long Camera, int Time)
{
    /// <summary>The ten seconds of a camera that it lies in.</summary>
    public (int Day, long Camera, int Slot) Moment => (Day, Camera, Time / 10_000);
}
