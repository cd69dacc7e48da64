using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Tests.Slots;

public sealed class SlotPipeTests
{
    [Fact]
    public void What_is_written_is_read_with_its_bytes()
    {
        var stream = new MemoryStream();
        var pipe = new SlotPipe(stream, stream);
        pipe.Write(new StepDone(7, 1, 3, 12, 2, 1), [1, 2, 3, 4, 5, 6]);
        pipe.Write(new TextSoFar(8, "王冠を赤くして \ud83d\udc3f"));
        stream.Position = 0;

        var step = pipe.Read()!;
        var text = pipe.Read()!;

        Assert.Equal(new StepDone(7, 1, 3, 12, 2, 1), step.Message);
        Assert.Equal([1, 2, 3, 4, 5, 6], step.Bytes);
        Assert.Equal(new TextSoFar(8, "王冠を赤くして \ud83d\udc3f"), text.Message);
        Assert.Null(pipe.Read());
    }

    [Fact]
    public void A_frame_that_breaks_off_anywhere_is_the_end()
    {
        var stream = new MemoryStream();
        new SlotPipe(stream, stream).Write(new StepDone(7, 1, 3, 12, 2, 1), [1, 2, 3, 4, 5, 6]);
        var whole = stream.ToArray();

        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Null(new SlotPipe(new MemoryStream(whole[..length]), Stream.Null).Read());
        }
    }

    [Fact]
    public void A_length_beyond_all_measure_is_refused_before_memory_is_taken()
    {
        var pipe = new SlotPipe(new MemoryStream([0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0]), Stream.Null);

        Assert.Throws<InvalidDataException>(pipe.Read);
    }

    [Fact]
    public async Task Two_writers_do_not_mix_their_frames()
    {
        var stream = new MemoryStream();
        var pipe = new SlotPipe(stream, stream);

        await Task.WhenAll(Enumerable.Range(1, 2).Select(writer => Task.Run(
            () =>
            {
                for (var i = 0; i < 200; i++)
                {
                    pipe.Write(new StageReached(writer, "Loading"), Enumerable.Repeat((byte)writer, 1_000).ToArray());
                }
            },
            TestContext.Current.CancellationToken)));

        stream.Position = 0;
        var count = 0;
        while (pipe.Read() is { } frame)
        {
            Assert.All(frame.Bytes, b => Assert.Equal(frame.Message.Request, b));
            count++;
        }

        Assert.Equal(400, count);
    }
}
