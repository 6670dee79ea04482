namespace HydroEdge.Bus;

/// <summary>The broker's answer to a publish.</summary>
/// <param name="Reason">MQTT 5 PUBACK reason code; always 0 on 3.1.1, where a refusal cannot be seen.</param>
internal readonly record struct Acknowledgement(MqttMessage Message, int Reason)
{
    /// <summary>Our own code for a message that is larger than the broker accepts (MQTT 5: packet too large).</summary>
    public const int TooLarge = 0x95;

    public bool Taken => Reason < 0x80;
}
