namespace HydroEdge.Bus;

/// <summary>The broker's answer to a publish.</summary>
/// <param name="Reason">MQTT 5 PUBACK reason code; always 0 on 3.1.1, where a refusal cannot be seen.</param>
/// <param name="Took">From PUBLISH to PUBACK.</param>
internal readonly record struct Acknowledgement(MqttMessage Message, int Reason, TimeSpan Took = default)
{
    /// <summary>Our own code for a message that is larger than the broker accepts (MQTT 5: packet too large).</summary>
    public const int TooLarge = 0x95;

    /// <summary>MQTT 5: taken, but nobody subscribes to it.</summary>
    public const int NoSubscribers = 0x10;

    private const int NotAuthorised = 0x87;
    private const int TopicNameInvalid = 0x90;
    private const int PayloadFormatInvalid = 0x99;

    public bool Taken => Reason < 0x80;

    public bool IsAclDenial => Reason == NotAuthorised;

    /// <summary>Sending it again can never help.</summary>
    public bool IsForGood => Reason is TopicNameInvalid or PayloadFormatInvalid;
}
