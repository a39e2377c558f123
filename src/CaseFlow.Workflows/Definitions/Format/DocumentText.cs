using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Documents as text, as deep as they may be: the usual options of JSON stop at 64 levels.</summary>
public static class DocumentText
{
    internal static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = DocumentLimits.JsonDepth + 16, SkipValidation = true,
    };

    internal static readonly JsonDocumentOptions Reading = new()
    {
        AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = DocumentLimits.JsonDepth + 16,
    };

    /// <param name="indented">For people and version control.</param>
    public static string Of(JsonNode node, bool indented = false) => Encoding.UTF8.GetString(Bytes(node, indented));

    public static ReadOnlySpan<byte> Bytes(JsonNode node, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Writing with { Indented = indented }))
        {
            node.WriteTo(writer);
        }

        return buffer.WrittenSpan;
    }

    /// <summary>An object, checked as a definition is (<see cref="DocumentLimits"/>).</summary>
    /// <exception cref="DocumentException">More than the limits, a member twice, or no object.</exception>
    /// <exception cref="JsonException">Not JSON.</exception>
    public static JsonObject Parse(string text)
    {
        text = text.TrimStart('\uFEFF');
        DocumentScan.Check(text);
        return JsonNode.Parse(text, documentOptions: Reading) as JsonObject ?? throw new DocumentException(TextCatalog.Get("workflow.document.not-object"));
    }
}
