using System.ComponentModel.DataAnnotations;

namespace HydroEdge.Bus;

/// <summary>Where alarms go: the plant's MQTT broker.</summary>
internal sealed record BusOptions
{
    /// <summary>mqtt://host:1883 or mqtts://host:8883; left out, alarms stay in the journal until there is one.</summary>
    public string? Broker { get; init; }

    /// <summary>First levels of every topic.</summary>
    [RegularExpression("^[a-z0-9_-]{1,48}(/[a-z0-9_-]{1,48}){0,3}$")]
    public string Root { get; init; } = "he/v1";

    public string? Username { get; init; }

    /// <summary>File that holds the password, first line; relative to hydroedge.yaml.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>Certificates of the authorities that may have signed the broker's certificate (PEM).</summary>
    public string? CaFile { get; init; }

    /// <summary>This node's certificate (PEM); needs <see cref="KeyFile"/>.</summary>
    public string? CertFile { get; init; }

    /// <summary>This node's private key (PEM).</summary>
    public string? KeyFile { get; init; }

    /// <summary>MQTT keep-alive.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:01:00")]
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Events sent per second at most, so that a backlog does not overrun what the broker keeps for slow readers.</summary>
    [Range(1, 10000)]
    public int EventsPerSecond { get; init; } = 200;
}
