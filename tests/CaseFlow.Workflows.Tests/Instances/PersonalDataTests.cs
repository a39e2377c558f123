using System.Text.Json.Nodes;
using CaseFlow.Workflows.Instances;

namespace CaseFlow.Workflows.Tests.Instances;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("电话13812345678。", "电话138****5678。")]
    [InlineData("13812345678,19900000006", "138****5678,199****0006")]
    [InlineData("610113199003074514", "610113********4514")]
    [InlineData("61011319900307451X 收", "610113********451X 收")]
    [InlineData("编号 2026112309000", "编号 2026112309000")]
    [InlineData("138123456789", "138123456789")]
    [InlineData("雁安挂〔2026〕7号", "雁安挂〔2026〕7号")]
    public void Phones_and_identity_numbers_are_masked_and_other_numbers_stay(string text, string shown) => PersonalData.Masked(text).ShouldBe(shown);

    [Fact]
    public void Every_text_of_a_value_is_masked_however_deep_and_the_value_itself_stays()
    {
        var value = JsonNode.Parse("""{"a":[{"phone":"13812345678"},13812345678,7,true,null],"b":"x"}""")!;
        var shown = PersonalData.Masked(value)!.ToJsonString();
        shown.ShouldBe("""{"a":[{"phone":"138****5678"},"138****5678",7,true,null],"b":"x"}""");
        value["a"]![0]!["phone"]!.GetValue<string>().ShouldBe("13812345678");
    }
}
