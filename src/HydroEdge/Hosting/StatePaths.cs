namespace HydroEdge.Hosting;

/// <summary>Where the daemon keeps what must outlive it. systemd names the folders; elsewhere they are given or the usual ones.</summary>
internal sealed record StatePaths(string State)
{
    public string Archive => Path.Combine(State, "archive");

    /// <summary>The alarms and what of them is yet to be sent.</summary>
    public string Journal => Path.Combine(State, "journal.db");

    /// <summary>What the watches have learnt.</summary>
    public string Normal => Path.Combine(State, "normal");

    /// <summary>The Unix socket that <c>hydroedge status</c> asks; in the runtime folder where there is one.</summary>
    public string Socket =>
        Path.Combine(Environment.GetEnvironmentVariable("RUNTIME_DIRECTORY") is { Length: > 0 } runtime ? runtime : State, "hydroedge.sock");
}
