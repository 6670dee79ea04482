using HydroEdge.Archive;

namespace HydroEdge.Tests.Archive;

public sealed class ViewCodeTests
{
    [Theory]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(256)]
    [InlineData(768)]
    public void Turning_keeps_lengths_and_angles(int dimension)
    {
        var rotation = new CodeRotation(dimension);
        var (a, b) = (Vectors.Unit(dimension, 1), Vectors.Unit(dimension, 2));
        var (turnedA, turnedB) = (new float[rotation.Bits], new float[rotation.Bits]);

        rotation.Turn(a, turnedA);
        rotation.Turn(b, turnedB);

        Assert.Equal(1, Vectors.Dot(turnedA, turnedA), 0.0001);
        Assert.Equal(Vectors.Dot(a, b), Vectors.Dot(turnedA, turnedB), 0.0001);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(256)]
    public void A_code_says_about_what_its_vector_says(int dimension)
    {
        var centre = Vectors.Unit(dimension, 1);
        var query = Vectors.Unit(dimension, 2);
        var (code, held) = (new ViewCode(dimension), new CodeQuery(query));
        var errors = new List<float>();
        for (var seed = 10; seed < 210; seed++)
        {
            var vector = Vectors.Near(centre, 0.2f, seed);
            var record = new byte[CodeRecord.Size(dimension)];
            CodeRecord.Write(record, code.Of([.. vector.Zip(centre, (one, other) => one - other)]), 1, 0, 0, 0);

            errors.Add(Vectors.Dot(query, centre) + CodeRecord.Scale(record) * held.Signs(ref record[0]) - Vectors.Dot(query, vector));
        }

        Assert.Equal(0, errors.Average(), 0.003);
        Assert.True(errors.Max(MathF.Abs) < 0.05, $"{errors.Max(MathF.Abs)}");
    }

    [Fact]
    public void A_view_that_is_its_centre_is_as_near_as_that()
    {
        var record = new byte[CodeRecord.Size(256)];

        CodeRecord.Write(record, new ViewCode(256).Of(new float[256]), 1, 0, 0, 0);

        Assert.Equal(0, CodeRecord.Scale(record));
    }

    [Fact]
    public void A_record_gives_back_what_was_written()
    {
        var record = new byte[CodeRecord.Size(256)];

        CodeRecord.Write(record, new byte[ViewCode.Size(256)], view: 70_000L * DaySchema.ViewsPerFrame + 3, time: 86_400_000L * 20_000 + 1234, 0b101, centre: 77);

        Assert.Equal(
            (70_000L * DaySchema.ViewsPerFrame + 3, 1234, 0b101u, 77),
            (CodeRecord.View(record), CodeRecord.Time(record), CodeRecord.Watches(record), CodeRecord.Centre(record)));
    }
}
