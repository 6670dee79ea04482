using HydroEdge.Cameras;
using HydroEdge.Pipeline;

namespace HydroEdge.Web;

/// <summary>A would-be occurrence of a backtest; moments are UTC.</summary>
/// <param name="From">When it was decided on, before the on delay.</param>
/// <param name="To">Null when it still stood at the end.</param>
/// <param name="Where">Shares of the picture; null when the model does not tell.</param>
/// <param name="Picture">Where the picture of its peak is, a file or an address; null when none was asked for or kept.</param>
internal sealed record PastRaise(
    DateTime From, DateTime Raised, DateTime? To, double Peak, DateTime PeakAt, string? BestContrast, Region? Where, string? Picture)
{
    public static PastRaise Of(Occurrence one, string? picture) => new(
        PastAnswer.Moment(one.DecidedAt), PastAnswer.Moment(one.RaisedAt), one.ClearedAt is { } cleared ? PastAnswer.Moment(cleared) : null,
        Math.Round(one.Peak.Score, 4), one.Peak.At.UtcDateTime, one.Peak.BestContrast, one.Peak.Box, picture);
}
