using System.Text.Json;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Designer;

/// <summary>The texts that our scripts show, in the reader's language: resources <c>designer.script.&lt;name&gt;</c>.</summary>
internal static class ScriptTexts
{
    public static readonly string[] Names =
    [
        "loading.start", "loading.open", "loading.slow",
        "state.open", "state.edited", "state.saving", "state.saved", "state.unsaved",
        "network.lost", "network.back",
        "session.title", "session.text", "session.sign-in", "session.other-person",
        "conflict.title", "conflict.theirs", "conflict.download", "conflict.overwrite", "conflict.sure", "conflict.later", "conflict.kept",
        "recover.title", "recover.text", "recover.restore", "recover.download", "recover.discard", "recover.failed",
        "version.draft", "version.published",
        "publish.title", "publish.text", "publish.go", "publish.stay",
        "copy.saved",
    ];

    /// <summary>An object to be written into a page; nothing in it can end the element that holds it.</summary>
    public static string Json() => JsonSerializer.Serialize(Names.ToDictionary(n => n, n => TextCatalog.Get($"designer.script.{n}")));
}
