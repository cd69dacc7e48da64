using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Extensions.AI;

namespace Studio.Inference.Chat;

/// <summary>
/// Writes a conversation the way the model was trained to read it. The template is rendered with a mark of private-use characters in the place of each message and
/// cut there, so that the frame and the words of people can be turned into tokens apart: a wish that holds "&lt;|im_end|&gt;" stays a wish.
/// </summary>
internal sealed unsafe class ChatTemplate
{
    private const char Open = '\uE000';
    private const char Close = '\uE001';

    // llama.cpp's own copy inside the model, alive as long as it.
    private readonly byte* _template;
    private readonly string _modelName;

    public ChatTemplate(byte* template, string modelName)
    {
        _template = template;
        _modelName = modelName;
        if (template is null)
        {
            throw new InferenceException($"{modelName} holds no chat template, so Studio does not know how to talk to it.");
        }

        // Fails now rather than at the first wish.
        Parts([new ChatMessage(ChatRole.User, "x")]);
    }

    /// <summary>The conversation in order; a part with IsFrame belongs to the template, the others are the messages' own text.</summary>
    public IReadOnlyList<ChatPart> Parts(IReadOnlyList<ChatMessage> messages)
    {
        var rendered = Render(messages);
        var parts = new List<ChatPart>();
        var at = 0;
        while (rendered.IndexOf(Open, at) is >= 0 and var open)
        {
            var close = rendered.IndexOf(Close, open);
            parts.Add(new ChatPart(rendered[at..open], IsFrame: true));
            parts.Add(new ChatPart(messages[int.Parse(rendered.AsSpan(open + 1, close - open - 1), CultureInfo.InvariantCulture)].Text, IsFrame: false));
            at = close + 1;
        }

        parts.Add(new ChatPart(rendered[at..], IsFrame: true));
        return parts;
    }

    private string Render(IReadOnlyList<ChatMessage> messages)
    {
        var chat = new LlamaChatMessage[messages.Count];
        try
        {
            for (var i = 0; i < chat.Length; i++)
            {
                chat[i].Role = Marshal.StringToCoTaskMemUTF8(messages[i].Role.Value);
                chat[i].Content = Marshal.StringToCoTaskMemUTF8(string.Create(CultureInfo.InvariantCulture, $"{Open}{i}{Close}"));
            }

            var buffer = new byte[1024 + (256 * chat.Length)];
            fixed (LlamaChatMessage* first = chat)
            fixed (byte* target = buffer)
            {
                var length = LlamaNative.llama_chat_apply_template(_template, first, (nuint)chat.Length, addAssistant: 1, target, buffer.Length);
                return length >= 0 && length <= buffer.Length
                    ? Encoding.UTF8.GetString(buffer, 0, length)
                    : throw new InferenceException($"The chat template of {_modelName} is not one that llama.cpp knows (ChatML, Llama, Mistral, Gemma, Phi and some others), so Studio cannot talk to it. It begins: {Beginning()}");
            }
        }
        finally
        {
            foreach (var message in chat)
            {
                Marshal.FreeCoTaskMem(message.Role);
                Marshal.FreeCoTaskMem(message.Content);
            }
        }
    }

    private string Beginning()
    {
        var text = Marshal.PtrToStringUTF8((nint)_template) ?? "";
        return (text.Length > 60 ? $"{text[..60]}..." : text).ReplaceLineEndings(" ");
    }
}
