extension SignalRules {
    /// Programs that people run themselves, and services that run them for others.
    static let diffusion: [SignalRule] = [
        SignalRule(
            "comfyui-prompt", "ComfyUI", source: reader,
            .init([.pngText, .itemList], ["prompt", "Prompt"], .jsonKeys(["class_type", "inputs"]))),
        SignalRule(
            "comfyui-workflow", "ComfyUI", source: reader,
            .init([.pngText, .itemList], ["workflow", "Workflow"], .jsonKeys(["nodes", "links"]))),
        SignalRule(
            "comfyui-exif", "ComfyUI", source: samples,
            .init(
                [.exif], ["UserComment", "ImageDescription", "Make", "Model"],
                .jsonKeys(["class_type", "inputs"], after: "Prompt:"))),
        SignalRule(
            "comfyui-exif-workflow", "ComfyUI", source: samples,
            .init(
                [.exif], ["ImageDescription", "Make", "Model"],
                .jsonKeys(["nodes", "links"], after: "Workflow:"))),
        SignalRule(
            "comfyui-movie", "ComfyUI", source: samples,
            .init(
                [.itemList], ["comment", "Comment", "©cmt"], .nestedJSONKeys(["prompt", "workflow", "class_type"]))),
        SignalRule(
            "civitai", "Civitai", source: samples,
            .init([.exif, .pngText], ["UserComment", "prompt", "extraMetadata"], .jsonKeys(["extraMetadata"]))),
        SignalRule(
            "civitai-chunk", "Civitai", source: samples,
            .init([.pngText], ["extraMetadata"], .jsonKeys(["prompt"]))),
        SignalRule(
            "civitai-model", "Civitai", source: samples,
            .init([.exif, .pngText], ["UserComment", "prompt"], .contains([":civitai:"])),
            .init([.exif, .pngText], ["UserComment", "prompt"], .jsonKeys(["class_type", "inputs"]))),
        SignalRule(
            "tensorart", "TensorArt", source: samples,
            .init([.pngText], ["generation_data"], .jsonKeys(["prompt"]))),
        SignalRule(
            "stability-matrix", "Stability Matrix", source: samples,
            .init([.pngText], ["smproj"], .jsonKeys(["ProjectType"]))),
        SignalRule(
            "invokeai", "InvokeAI", source: reader,
            .init([.pngText], ["invokeai_metadata", "invokeai_graph", "invokeai_workflow"], .jsonKeys([]))),
        SignalRule(
            "invokeai-sd-metadata", "InvokeAI", source: parsers,
            .init([.pngText], ["sd-metadata"], .jsonKeys(["image"]))),
        SignalRule("invokeai-dream", "InvokeAI", source: parsers, .init([.pngText], ["Dream"], .dreamCommand)),
        SignalRule(
            "swarmui", "SwarmUI", source: reader,
            .init(
                [.pngText, .exif, .jpegComment], ["parameters", "UserComment", "Model", "COM"],
                .jsonKeys(["sui_image_params"]))),
        SignalRule(
            "fooocus-scheme", "Fooocus", source: samples,
            .init([.pngText], ["fooocus_scheme"], .equals(["fooocus", "a1111"]))),
        SignalRule(
            "fooocus", "Fooocus", source: reader,
            .init(
                [.pngText, .jpegComment, .exif], ["Comment", "parameters", "COM", "UserComment"],
                .jsonKeys(["prompt", "base_model"]))),
        SignalRule(
            "fooocus-comment", "Fooocus", .medium, source: reader,
            .init(
                [.pngText, .jpegComment], ["Comment", "COM"], .jsonKeys(["prompt", "negative_prompt", "performance"]))),
        SignalRule(
            "ruined-fooocus", "RuinedFooocus", source: samples,
            .init(
                [.pngText, .exif], ["parameters", "UserComment"], .jsonMembers([.text("software", "RuinedFooocus")]))),
        SignalRule(
            "easy-diffusion", "Easy Diffusion", source: samples,
            .init([.pngText], ["use_stable_diffusion_model"], .present)),
        SignalRule(
            "easy-diffusion-exif", "Easy Diffusion", source: samples,
            .init([.exif], ["UserComment"], .jsonKeys(["use_stable_diffusion_model"]))),
        SignalRule(
            "easy-diffusion-negative", "Easy Diffusion", .medium, source: reader,
            .init([.pngText], ["negative_prompt", "Negative Prompt"], .present)),
        SignalRule(
            "easy-diffusion-settings", "Easy Diffusion", .medium, source: reader,
            .init(
                [.exif], ["UserComment"],
                .jsonKeys(["prompt", "negative_prompt", "num_inference_steps", "guidance_scale", "seed"]))),
        SignalRule(
            "draw-things", "Draw Things", source: reader,
            .init([.xmp], ["exif:UserComment"], .jsonKeys(["c", "model", "sampler", "seed"]))),
        SignalRule(
            "huggingface-space", "Hugging Face Space", .medium, source: samples,
            .init(
                [.pngText, .exif], ["parameters", "UserComment"],
                .jsonKeys(["prompt", "resolution", "Model", "sampler"]))),
        SignalRule(
            "huggingface-job", "Hugging Face", .medium, source: detector, .init([.pngText], ["hf-job-id"], .uuid)),
        SignalRule(
            "novelai", "NovelAI", source: "NovelAI/novelai-image-metadata, nai_meta_writer.py (3d9c7b7)",
            .init([.pngText, .exif], ["Software"], .begins(["NovelAI"]))),
        SignalRule(
            "novelai-source", "NovelAI", source: samples,
            .init([.pngText, .exif], ["Source", "Software"], .begins(["NovelAI Diffusion"]))),
        SignalRule(
            "novelai-title", "NovelAI", source: samples,
            .init([.pngText], ["Title"], .equals(["NovelAI generated image"]))),
        SignalRule(
            "novelai-comment", "NovelAI", source: "NovelAI/novelai-image-metadata, nai_sig.py (3d9c7b7)",
            .init(
                [.pngText, .exif], ["Comment", "UserComment"], .jsonKeys(["signed_hash", "prompt"]))),
    ]
}
