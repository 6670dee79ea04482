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
        var (block, signs) = (new byte[CodeBlock.Size(dimension)], new float[CodeBlock.Views]);
        var errors = new List<float>();
        for (var seed = 10; seed + CodeBlock.Views <= 210; seed += CodeBlock.Views)
        {
            float[][] vectors = [.. Enumerable.Range(seed, CodeBlock.Views).Select(own => Vectors.Near(centre, 0.2f, own))];
            for (var slot = 0; slot < CodeBlock.Views; slot++)
                CodeBlock.Write(block, slot, code.Of([.. vectors[slot].Zip(centre, (one, other) => one - other)]), 1, 0, 0, 0);

            held.Signs(block, signs);
            errors.AddRange(vectors.Select((vector, slot) =>
                Vectors.Dot(query, centre) + CodeBlock.Scales(block)[slot] * signs[slot] - Vectors.Dot(query, vector)));
        }

        Assert.Equal(0, errors.Average(), 0.003);
        Assert.True(errors.Max(MathF.Abs) < 0.05, $"{errors.Max(MathF.Abs)}");
    }

    [Theory]
    [InlineData(64)]
    [InlineData(256)]
    [InlineData(1024)]
    public void What_is_looked_up_is_the_product_with_the_signs_to_within_the_rounding_of_the_query(int dimension)
    {
        var query = Vectors.Unit(dimension, 3);
        var turned = new float[dimension];
        new CodeRotation(dimension).Turn(query, turned);
        var step = turned.Max(MathF.Abs) / 15;
        var (block, signs, random) = (new byte[CodeBlock.Size(dimension)], new float[CodeBlock.Views], new Random(4));
        byte[][] codes = [.. Enumerable.Range(0, CodeBlock.Views).Select(_ => new byte[ViewCode.Size(dimension)])];
        foreach (var (slot, code) in codes.Index())
        {
            random.NextBytes(code);
            CodeBlock.Write(block, slot, code, slot, 0, 0, 0);
        }

        new CodeQuery(query).Signs(block, signs);

        foreach (var (slot, code) in codes.Index())
        {
            // Odd numbers of steps, as a level of four bits stands for.
            var sum = turned.Select((number, i) => (code[i / 8] >> (i % 8) & 1) == 0 ? -Rounded(number) : Rounded(number)).Sum();
            Assert.Equal(step * sum, signs[slot], 0.0001);
        }

        int Rounded(float number) => 2 * Math.Clamp((int)MathF.Round((number / step + 15) / 2), 0, 15) - 15;
    }

    [Fact]
    public void A_view_that_is_its_centre_is_as_near_as_that()
    {
        var block = new byte[CodeBlock.Size(256)];

        CodeBlock.Write(block, 7, new ViewCode(256).Of(new float[256]), 1, 0, 0, 0);

        Assert.Equal(0, CodeBlock.Scales(block)[7]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(31)]
    public void A_block_gives_back_what_was_written(int slot)
    {
        var block = new byte[CodeBlock.Size(256)];

        CodeBlock.Write(block, slot, new byte[ViewCode.Size(256)], view: 70_000L * DaySchema.ViewsPerFrame + 3, time: 86_400_000L * 20_000 + 1234, 0b101, centre: 77);

        Assert.Equal(
            (70_000L * DaySchema.ViewsPerFrame + 3, 1234, 0b101u, 77),
            (CodeBlock.View(block, slot), CodeBlock.Times(block)[slot], CodeBlock.Watches(block)[slot], CodeBlock.Centres(block)[slot]));
    }

    [Fact]
    public void Slots_without_a_view_tell_no_time_and_the_last_view_before_them()
    {
        var block = new byte[CodeBlock.Size(64)];
        Array.Fill(block, (byte)0xFF);
        CodeBlock.Write(block, 0, new byte[ViewCode.Size(64)], view: 12, time: 5, 1, centre: 2);
        CodeBlock.Write(block, 1, new byte[ViewCode.Size(64)], view: 13, time: 6, 1, centre: 2);

        CodeBlock.End(block, 2);

        Assert.Equal((13, 6), (CodeBlock.View(block, 1), CodeBlock.Times(block)[1]));
        Assert.All(Enumerable.Range(2, 30), slot => Assert.Equal((13, -1, 0), (CodeBlock.View(block, slot), CodeBlock.Times(block)[slot], CodeBlock.Centres(block)[slot])));
    }
}
