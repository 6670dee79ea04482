using HydroEdge.Embedding;

namespace HydroEdge.Benchmarks.Scorer;

/// <summary>One way of scoring the watches of one camera, with whatever it has learnt there.</summary>
internal interface IScorer
{
    /// <param name="frame">Frames in order.</param>
    /// <param name="verdicts">Receives one for each of the camera's watches, in their order.</param>
    void Consider(EmbeddedFrame frame, Span<Verdict> verdicts);
}
