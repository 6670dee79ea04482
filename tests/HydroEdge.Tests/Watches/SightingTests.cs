using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class SightingTests
{
    private static readonly NeutralLevel Neutral = new(0.1f, 0.2f);

    [Theory]
    [InlineData(0.40f, 0.15f, true)]
    [InlineData(0.40f, 0.39f, false)]
    [InlineData(0.11f, -0.20f, false)]
    public void A_query_leads_where_it_beats_contrast_and_neutral_level_by_more_than_a_hair(float query, float contrast, bool leads)
    {
        var seen = Sighting.Of(query, [contrast], Neutral, LeastLead.Most, double.NaN, null);

        Assert.True(seen.Margin > 0);
        Assert.Equal(leads, seen.Lead > 0);
    }

    [Theory]
    [InlineData(0.40f, true)]
    [InlineData(0.12f, false)]
    public void Without_contrasts_the_neutral_level_is_what_it_has_to_beat(float query, bool leads) =>
        Assert.Equal(leads, Sighting.Of(query, [], Neutral, LeastLead.Most, double.NaN, null).Lead > 0);

    [Fact]
    public void In_the_dark_it_is_measured_by_what_clearer_pictures_say()
    {
        var dark = new NeutralLevel(0.1f, 0.05f);

        Assert.True(Sighting.Of(0.12f, [], dark, LeastLead.Most, double.NaN, null).Lead > 0);
        Assert.True(Sighting.Of(0.12f, [], dark with { LeadUnit = 0.2 }, LeastLead.Most, double.NaN, null).Lead < 0);
    }
}
