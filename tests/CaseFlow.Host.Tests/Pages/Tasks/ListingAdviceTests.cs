using System.Text.Json.Nodes;
using CaseFlow.Host.Pages.Tasks.Forms;

namespace CaseFlow.Host.Tests.Pages.Tasks;

/// <summary>What the listing form reads of the process's proposal.</summary>
public sealed class ListingAdviceTests
{
    [Theory]
    [InlineData("""{"advice":"list","limitNumber":90,"limitUnit":"NaturalDays","limitRoll":"Forward","reason":"重大隐患"}""", "建议（可以修改）：建议挂牌，期限 90 自然日。依据：重大隐患。")]
    [InlineData("""{"advice":"judge","limitNumber":null,"limitUnit":"NaturalDays","reason":"等级未列"}""", "建议（可以修改）：由审定人判断。依据：等级未列。")]
    [InlineData("""{"advice":"约谈后再定","reason":"本区规定"}""", "建议（可以修改）：约谈后再定。依据：本区规定。")]
    public void Proposal_is_read_in_one_sentence(string json, string words) => new ListingAdvice(JsonNode.Parse(json)!.AsObject()).Words.ShouldBe(words);

    [Fact]
    public void Process_without_a_proposal_fills_in_nothing()
    {
        var none = new ListingAdvice(null);
        (none.Words, none.Number, none.Unit, none.Roll).ShouldBe((null, null, null, null));
        // A script's numbers may carry a fraction of nought.
        new ListingAdvice(JsonNode.Parse("""{"limitNumber":90.0}""")!.AsObject()).Number!.GetValue<int>().ShouldBe(90);
    }
}
