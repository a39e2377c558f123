using System.Text;
using System.Text.Json;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// Reads a document once before it is taken in, and refuses by its path what could not be written out again as it came:
/// a member that stands twice, half a surrogate pair, more than the limits allow. Walks without recursion.
/// </summary>
internal sealed class DocumentScan
{
    private const int LongestPath = 200;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly Stack<Level> _levels = new();

    /// <exception cref="DocumentException">What is wrong, and where.</exception>
    /// <exception cref="JsonException">Not JSON.</exception>
    public static void Check(string text) => new DocumentScan().Run(Bytes(text));

    private static byte[] Bytes(string text)
    {
        if (text.Length > DocumentLimits.Bytes || Encoding.UTF8.GetByteCount(text) > DocumentLimits.Bytes)
        {
            throw new DocumentException(TextCatalog.Get("workflow.document.too-large", DocumentLimits.Bytes / 1024 / 1024));
        }

        try
        {
            return Strict.GetBytes(text);
        }
        catch (EncoderFallbackException e)
        {
            throw new DocumentException(TextCatalog.Get("workflow.document.bad-text", "$"), e);
        }
    }

    private void Run(byte[] json)
    {
        // One level more than allowed, so that it is this scan which refuses it and says where.
        var reader = new Utf8JsonReader(json, new JsonReaderOptions
        {
            AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = DocumentLimits.JsonDepth + 1,
        });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    Enter(Text(ref reader));
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    Open(reader.TokenType == JsonTokenType.StartObject);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    _levels.Pop();
                    break;
                case JsonTokenType.String:
                    Count();
                    if (reader.ValueIsEscaped)
                    {
                        Text(ref reader);
                    }

                    break;
                default:
                    Count();
                    break;
            }
        }
    }

    private void Open(bool isObject)
    {
        Count();
        if (_levels.Count == DocumentLimits.JsonDepth)
        {
            throw new DocumentException(TextCatalog.Get("workflow.document.too-deep", DocumentLimits.JsonDepth, Path()));
        }

        _levels.Push(new Level(isObject ? new HashSet<string>(StringComparer.Ordinal) : null));
    }

    private void Enter(string name)
    {
        var level = _levels.Peek();
        level.At = name;
        if (!level.Names!.Add(name))
        {
            throw new DocumentException(TextCatalog.Get("workflow.document.duplicate-member", Path()));
        }
    }

    private void Count()
    {
        if (_levels.TryPeek(out var level))
        {
            level.Index++;
        }
    }

    private string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new DocumentException(TextCatalog.Get("workflow.document.bad-text", Path()), e);
        }
    }

    /// <summary><c>$.root.activities[2].text</c>; the beginning of it where it is long.</summary>
    private string Path()
    {
        var path = new StringBuilder("$");
        foreach (var level in _levels.Reverse())
        {
            _ = level.Names is null ? path.Append('[').Append(level.Index - 1).Append(']') : path.Append('.').Append(level.At);
            if (path.Length > LongestPath)
            {
                return path.ToString(0, LongestPath) + "…";
            }
        }

        return path.ToString();
    }

    /// <summary>One object (with the names seen in it) or array that is open.</summary>
    private sealed class Level(HashSet<string>? names)
    {
        public HashSet<string>? Names { get; } = names;

        public string At { get; set; } = "";

        public int Index { get; set; }
    }
}
