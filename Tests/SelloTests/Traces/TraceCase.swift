import SelloMetadata

/// A rule with fields that it finds and a near miss that it must not.
struct TraceCase: Sendable, CustomStringConvertible {
    typealias Field = TraceCarrier.Field

    let rule: String
    let fields: [Field]
    let miss: [Field]
    var description: String { "\(rule) in \(fields.map { "\($0.place.rawValue) \($0.key)" }.joined(separator: ", "))" }

    /// One case for each place and key in which the value may stand.
    private static func cases(
        _ rule: String, _ places: [(MetadataField.Place, [String])], _ value: String, not miss: String
    ) -> [TraceCase] {
        places.flatMap { place, keys in
            keys.map { key in
                TraceCase(rule: rule, fields: [Field(place, key, value)], miss: [Field(place, key, miss)])
            }
        }
    }

    private static func webUI(_ rule: String, _ version: String) -> [TraceCase] {
        let text = "a duck\nNegative prompt: blurry\nSteps: 15, Sampler: Euler a, Seed: 23"
        return cases(
            rule, [(.pngText, ["parameters"]), (.exif, ["UserComment"]), (.jpegComment, ["COM"])], text + version,
            not: "Steps: take the stairs; Sampler: a box of sweets; no Version: \(version)")
    }

    private static func named(_ rule: String, _ value: String, not miss: String) -> [TraceCase] {
        cases(
            rule,
            [
                (.pngText, ["Software"]), (.exif, ["Software", "Make"]),
                (.xmp, ["xmp:CreatorTool", "tiff:Software", "tiff:Make"]), (.itemList, ["©too", "©swr", "software"]),
            ], value, not: miss)
    }

    private static let dst = "http://cv.iptc.org/newscodes/digitalsourcetype/"
    private static let uuid = "2b6e053b-9a65-4ca9-9e13-b6f4465164d4"
    private static let graph = #"{"3": {"inputs": {"seed": NaN}, "class_type": "KSampler"}}"#
    private static let workflow = #"{"last_node_id": 2, "nodes": [], "links": []}"#
    private static let signature = "Signature: " + String(repeating: "aB3+", count: 40)

    /// Every rule at least once; a test holds the list against the rules.
    static let all: [TraceCase] = lists.flatMap(\.self)

    private static let lists: [[TraceCase]] = [
        webUI("sd-webui", ", Version: v1.10.1"),
        webUI("sd-webui", ""),
        webUI("forge", ", Version: f2.0.1v1.10.1-previous"),
        webUI("forge-classic", ", Version: classic"),
        webUI("forge-neo", ", Version: neo-2.1"),
        webUI("reforge", ", Version: f1.7.0v2-v1.10.1"),
        webUI("easy-reforge", ", Version: f1.7.0-v1.10.1"),
        webUI("sd-next", ", App: SD.Next, Version: 8dbd7a1"),
        webUI("fooocus-text", ", Version: Fooocus v2.5.5"),
        webUI("comfyui-text", ", Version: ComfyUI"),
        webUI("civitai-text", ", Civitai resources: []"),
        cases(
            "comfyui-sampler", [(.pngText, ["parameters"]), (.exif, ["UserComment"]), (.jpegComment, ["COM"])],
            "a\nSteps: 20, Sampler: dpmpp_2m_karras, Seed: 3", not: "Sampler: dpmpp_2m_karras"),
        cases(
            "sd-webui-extras", [(.pngText, ["postprocessing", "extras"])], "Postprocess upscale by: 4", not: "none"),
        cases(
            "comfyui-prompt", [(.pngText, ["prompt", "Prompt"]), (.itemList, ["prompt"])], graph,
            not: "a class_type of inputs"),
        cases(
            "comfyui-workflow", [(.pngText, ["workflow", "Workflow"]), (.itemList, ["workflow"])], workflow,
            not: #"{"nodes": "of a wave"}"#),
        cases(
            "comfyui-exif", [(.exif, ["UserComment", "ImageDescription", "Make", "Model"])], "Prompt: " + graph,
            not: "Prompt: a duck"),
        cases(
            "comfyui-exif-workflow", [(.exif, ["ImageDescription", "Make", "Model"])], "workflow:" + workflow,
            not: "Workflow: " + #"{"links": []}"#),
        cases(
            "comfyui-movie", [(.itemList, ["comment", "Comment", "©cmt"])],
            #"{"prompt": \#(graph), "workflow": \#(workflow)}"#,
            not: #"{"prompt": "buy now"}"#),
        cases("civitai", [(.exif, ["UserComment"])], #"{"extraMetadata": "{}"}"#, not: #"{"meta": "extraMetadata"}"#),
        cases("civitai-chunk", [(.pngText, ["extraMetadata"])], #"{"prompt": "a"}"#, not: "prompt"),
        cases(
            "civitai-model", [(.exif, ["UserComment"]), (.pngText, ["prompt"])],
            #"{"1": {"class_type": "A", "inputs": {"m": "urn:air:sdxl:checkpoint:civitai:8@2"}}}"#,
            not: "civitai: a city"),
        cases("tensorart", [(.pngText, ["generation_data"])], #"{"prompt":"a"}"# + "\0\0", not: "prompt"),
        cases("stability-matrix", [(.pngText, ["smproj"])], #"{"Version":2,"ProjectType":"TextToImage"}"#, not: "{}"),
        cases(
            "invokeai", [(.pngText, ["invokeai_metadata", "invokeai_graph", "invokeai_workflow"])],
            #"{"generation_mode":"sdxl_txt2img"}"#, not: "none"),
        cases("invokeai-sd-metadata", [(.pngText, ["sd-metadata"])], #"{"image": {}, "model": "x"}"#, not: "image"),
        cases("invokeai-dream", [(.pngText, ["Dream"])], #""a "big" duck" -s 25 -S 1"#, not: #""a big duck""#),
        cases(
            "swarmui", [(.pngText, ["parameters"]), (.exif, ["UserComment", "Model"]), (.jpegComment, ["COM"])],
            #"{ "sui_image_params": { "prompt": "a" } }"#, not: "sui_image_params"),
        cases("fooocus-scheme", [(.pngText, ["fooocus_scheme"])], "fooocus", not: "other"),
        cases(
            "fooocus", [(.pngText, ["Comment", "parameters"]), (.jpegComment, ["COM"]), (.exif, ["UserComment"])],
            #"{"prompt": "a", "base_model": "x"}"#, not: #"{"model": "base_model", "prompt": "a"}"#),
        cases(
            "fooocus-comment", [(.pngText, ["Comment"]), (.jpegComment, ["COM"])],
            #"{"prompt": "a", "negative_prompt": "b", "performance": "Speed"}"#, not: #"{"performance": "live"}"#),
        cases(
            "ruined-fooocus", [(.pngText, ["parameters"]), (.exif, ["UserComment"])],
            #"{"Prompt": "a", "software":"RuinedFooocus"}"#,
            not: #"{"software": "other", "Prompt": "RuinedFooocus"}"#),
        cases("easy-diffusion", [(.pngText, ["use_stable_diffusion_model"])], "sd-v1-5", not: " "),
        cases(
            "easy-diffusion-exif", [(.exif, ["UserComment"])], #"{"use_stable_diffusion_model": "x"}"#,
            not: "use_stable_diffusion_model"),
        cases("easy-diffusion-negative", [(.pngText, ["negative_prompt", "Negative Prompt"])], "blurry", not: ""),
        cases(
            "easy-diffusion-settings", [(.exif, ["UserComment"])],
            #"{"prompt": "a", "negative_prompt": "", "num_inference_steps": 25, "guidance_scale": 7, "seed": 1}"#,
            not: #"{"seed": 1, "prompt": "sow in spring"}"#),
        cases(
            "draw-things", [(.xmp, ["exif:UserComment"])], #"{"c":"a","model":"m","sampler":"s","seed":1}"#,
            not: #"{"c":"a","seed":"of doubt"}"#),
        cases(
            "huggingface-space", [(.pngText, ["parameters"]), (.exif, ["UserComment"])],
            #"{"prompt": "a", "resolution": "8 x 8", "sampler": "e", "Model": "m"}"#,
            not: #"{"Model": "T", "resolution": "8"}"#),
        cases("huggingface-job", [(.pngText, ["hf-job-id"])], uuid, not: "17"),
        cases("novelai", [(.pngText, ["Software"]), (.exif, ["Software"])], "NovelAI", not: "NovelAIder 2"),
        cases(
            "novelai-source", [(.pngText, ["Source"]), (.exif, ["Software"])], "NovelAI Diffusion V4.5 C02D4F98",
            not: "a novel, diffusion of"),
        cases(
            "novelai-title", [(.pngText, ["Title"])], "NovelAI generated image", not: "Not a NovelAI generated image"),
        cases(
            "novelai-comment", [(.pngText, ["Comment"]), (.exif, ["UserComment"])],
            #"{"prompt": "a", "signed_hash": "AAAA"}"#,
            not: #"{"prompt": "signed_hash"}"#),
        cases(
            "midjourney", [(.pngText, ["Description"]), (.exif, ["ImageDescription"]), (.xmp, ["dc:description"])],
            "a duck --ar 4:3 --v 5.2 Job ID: \(uuid)", not: "Job ID: \(uuid) of the printer, after midjourney"),
        cases("google", [(.xmp, ["photoshop:Credit"])], "Made with Google AI", not: "Made with Google AIrport"),
        cases("ideogram", [(.exif, ["Make"])], "Ideogram AI", not: "Ideogram AIrcraft"),
        cases(
            "samsung", [(.jpegTrailer, ["PhotoEditor_Re_Edit_Data"])], #"{"a":"b","genAIType":5}"#,
            not: #"{"genAIType":0,"a":5}"#),
        cases("luma", [(.pngText, ["Source"])], "Luma AI", not: "Luma, a magazine"),
        cases(
            "luma-comment", [(.pngText, ["Comment"])], "Generated by Luma AI's Uni-1 model", not: "Generated by Luma"),
        cases("veo-tool", [(.itemList, ["©too"])], "Google", not: "Google Camera"),
        cases(
            "dreamina-export", [(.exif, ["ImageDescription", "UserComment"])],
            #"{"data":"{\"product\":\"dreamina\",\"exportType\":\"generation\"}"}"#,
            not: #"{"product":"dreamina","exportType":"retouch"}"#),
        cases(
            "aweme-export", [(.exif, ["ImageDescription", "UserComment"])],
            #"{"product":"aweme","aigc_info":{"aigc_type":1}}"#,
            not: #"{"product":"aweme","aigc_info":{"aigc_type":0}}"#),
        cases(
            "bytedance-label", [(.exif, ["ImageDescription", "UserComment"])], #"{"aigc_info":{"aigc_label_type":2}}"#,
            not: #"{"aigc_info":{"aigc_label_type":0}}"#),
        named("named-ideogram", "Ideogram AI", not: "Ideograms"),
        named("named-midjourney", "Midjourney v6", not: "Midjourneys"),
        named("named-leonardo", "Leonardo.Ai", not: "Leonardo"),
        named("named-reve", "reve.com", not: "reve.community"),
        named("named-aphrodite", "Aphrodite AI", not: "Aphrodite"),
        named("named-firefly", "Adobe Firefly", not: "Firefly"),
        named("named-dall-e", "DALL-E 3", not: "Dallas"),
        named("named-openai", "ChatGPT", not: "OpenAIR"),
        named("named-stable-diffusion", "Stable Diffusion XL", not: "Stable"),
        named("named-comfyui", "ComfyUI", not: "Comfy"),
        named("named-invokeai", "InvokeAI", not: "Invoke"),
        named("named-fooocus", "Fooocus v2", not: "Focus"),
        named("named-automatic1111", "AUTOMATIC1111", not: "AUTOMATIC"),
        named("named-draw-things", "Draw Things", not: "Draw"),
        named("named-luma", "Luma AI", not: "Luma"),
        named("named-nightcafe", "NightCafe Studio", not: "Night"),
        named("named-fal", "fal-ai", not: "fall"),
        named("named-photos-clean-up", "Apple Photos Clean Up", not: "Apple Photos"),
        ["trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic"].flatMap {
            cases(
                "iptc-digital-source-type", [(.xmp, ["Iptc4xmpExt:DigitalSourceType"])], dst + $0,
                not: dst + "algorithmicMedia")
        },
        ["algorithmicallyEnhanced", "digitalCapture", "composite", "virtualRecording", "trainedAlgorithmicMediaX"]
            .flatMap {
                cases(
                    "iptc-digital-source-type", [(.xmp, ["Iptc4xmpExt:DigitalSourceType"])], "trainedAlgorithmicMedia",
                    not: dst + $0)
            },
        cases(
            "iptc-digital-source-file-type", [(.xmp, ["Iptc4xmpExt:DigitalSourceFileType"])],
            dst + "trainedAlgorithmicMedia",
            not: dst + "digitalCapture"),
        cases("iptc-ai-system", [(.xmp, ["Iptc4xmpExt:AISystemUsed"])], "Imager 2", not: " "),
        cases(
            "iptc-ai-fields",
            [
                (
                    .xmp,
                    [
                        "Iptc4xmpExt:AISystemVersionUsed", "Iptc4xmpExt:AIPromptInformation",
                        "Iptc4xmpExt:AIPromptWriterName",
                    ]
                )
            ], "2", not: ""),
        [
            TraceCase(
                rule: "grok",
                fields: [Field(.exif, "ImageDescription", signature), Field(.exif, "Artist", uuid)],
                miss: [Field(.exif, "ImageDescription", signature), Field(.exif, "Artist", "A. Painter")]),
            TraceCase(
                rule: "grok",
                fields: [Field(.exif, "ImageDescription", signature), Field(.exif, "Artist", uuid)],
                miss: [Field(.exif, "ImageDescription", "Signature: Picasso"), Field(.exif, "Artist", uuid)]),
        ],
    ]
}
